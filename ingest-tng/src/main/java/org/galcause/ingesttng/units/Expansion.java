package org.galcause.ingesttng.units;

import java.util.OptionalDouble;

/**
 * What conversions between comoving and physical, with and without h, need to know.
 *
 * @param h Hubble constant over 100 km/s/Mpc
 * @param scaleFactor a = 1 / (1 + z) of the time
 */
public record Expansion(OptionalDouble h, OptionalDouble scaleFactor) {

    /** Of a known universe at a known redshift. */
    public static Expansion of(Cosmology cosmology, double redshift) {
        return new Expansion(OptionalDouble.of(cosmology.h()), OptionalDouble.of(Cosmology.scaleFactor(redshift)));
    }

    /** Nothing is known. */
    public static Expansion unknown() {
        return new Expansion(OptionalDouble.empty(), OptionalDouble.empty());
    }
}
