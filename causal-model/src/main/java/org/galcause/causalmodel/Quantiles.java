package org.galcause.causalmodel;

import java.util.Arrays;

/** Sample quantiles of type 7 (Hyndman and Fan 1996): linear between order statistics, the definition of R and numpy. */
public final class Quantiles {

    private Quantiles() {}

    /** The quantile at probability {@code p} in [0, 1] of finite values in any order; NaN of an empty sample. */
    public static double of(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, p);
    }

    /** The quantile at probability {@code p} in [0, 1] of values in ascending order; NaN of an empty sample. */
    public static double ofSorted(double[] sorted, double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = p * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
