package org.galcause.ingesttng.source.tng;

import java.io.Serializable;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;

/**
 * What makes raw values physical.
 *
 * @param h Hubble constant over 100 km/s/Mpc
 * @param scaleFactor a = 1 / (1 + z) by snapshot
 */
record Scales(double h, Map<Integer, Double> scaleFactor) implements Serializable {

    Scales {
        scaleFactor = Map.copyOf(scaleFactor);
    }

    /** The number that a raw value of a snapshot is multiplied by. */
    double factor(FieldSource.Stored field, int snapshot) {
        double a = field.aPower() == 0 ? 1 : a(snapshot);
        return Math.pow(h, field.hPower()) * Math.pow(a, field.aPower());
    }

    private double a(int snapshot) {
        Double a = scaleFactor.get(snapshot);
        if (a == null) {
            throw UserError.data("The scale factor of snapshot " + snapshot
                    + " is not known, which units => physical needs: no group catalogue of it is there (there are "
                    + NumberList.of(scaleFactor.keySet()) + "); fetch one chunk of it, or read units => raw");
        }
        return a;
    }
}
