package org.galcause.ingesttng.fields;

import java.util.Optional;
import java.util.OptionalLong;
import org.galcause.ingesttng.units.Unit;

/**
 * One field of a simulation's files. The physical value in {@link #unit} is the value in the file times h^{@link #hExponent} times
 * a^{@link #aExponent}.
 *
 * @param table the group of the file: {@code Subhalo}, {@code Group}, {@code PartType4}; {@code SubLink} for the columns of a tree
 * @param name such as {@code SubhaloMassType}
 * @param components what its second axis is
 * @param unit physical and h-free, such as {@code 1e10 Msun}; empty when dimensionless
 * @param hExponent power of h
 * @param aExponent power of the scale factor
 * @param missing the value that stands for "none"
 * @param misstated what public files are known to say wrongly about its scaling
 * @param meaning one line
 */
public record Field(
        String table,
        String name,
        Components components,
        String unit,
        double hExponent,
        double aExponent,
        OptionalLong missing,
        Optional<Scaling> misstated,
        String meaning) {

    /**
     * How the value in a file becomes physical.
     *
     * @param h power of h
     * @param a power of the scale factor
     * @param cgs how many cgs units one is; 0 = dimensionless
     */
    public record Scaling(double h, double a, double cgs) {}

    /** What the dictionary says. */
    public Scaling scaling() {
        Unit parsed = Unit.parse(unit);
        return new Scaling(hExponent, aExponent, parsed.dimensionless() ? 0 : parsed.cgs());
    }

    /** The path in a catalogue file, such as {@code Subhalo/SubhaloMass}. */
    public String path() {
        return table + "/" + name;
    }

    /**
     * The unit of the value as it stands in the file, such as {@code 1e10 Msun/h}, {@code ckpc/h} or {@code km/s/a}; empty when
     * dimensionless.
     */
    public String fileUnit() {
        if (unit.equals("kpc") && aExponent == 1) {
            return times("ckpc", "h", hExponent);
        }
        if (unit.endsWith("/kpc3") && aExponent == -3) {
            return times(unit.replace("/kpc3", "/ckpc3"), "h", hExponent);
        }
        return times(times(unit, "h", hExponent), "a", aExponent);
    }

    private static String times(String unit, String symbol, double exponent) {
        if (exponent == 0 || unit.isEmpty()) {
            return unit;
        }
        double size = Math.abs(exponent);
        String power = size == Math.rint(size) ? Long.toString((long) size) : "^" + size;
        return unit + (exponent > 0 ? " " : "/") + symbol + (size == 1 ? "" : power);
    }
}
