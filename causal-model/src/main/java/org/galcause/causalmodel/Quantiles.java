package org.galcause.causalmodel;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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
        return of(sorted.length, place -> sorted[place], p);
    }

    /** The places in ascending order, of so many values, that the quantile at a probability lies between; none of an empty sample. */
    public static IntStream ranks(int count, double p) {
        int below = (int) Math.floor(p * (count - 1));
        return count == 0 ? IntStream.empty() : IntStream.of(below, Math.min(below + 1, count - 1));
    }

    /** The same of so many values of which each can be asked for by its place in ascending order. */
    public static double of(int count, IntToDoubleFunction ascending, double p) {
        if (count == 0) {
            return Double.NaN;
        }
        double position = p * (count - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, count - 1);
        double low = ascending.applyAsDouble(below);
        return low + (position - below) * (ascending.applyAsDouble(above) - low);
    }
}
