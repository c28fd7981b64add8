package org.galcause.redshiftsweep.results;

import java.util.Arrays;
import org.galcause.causalmodel.NormalQuantile;
import org.galcause.causalmodel.Quantiles;

/**
 * A central interval; NaN where there is none.
 *
 * @param low its lower end
 * @param high its upper end
 */
record Interval(double low, double high) {

    private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** The central interval of a probability, from replicates around an estimate. */
    static Interval of(IntervalKind kind, double probability, double estimate, double[] replicates) {
        if (kind == IntervalKind.NORMAL) {
            return normal(probability, estimate, standardDeviation(replicates));
        }
        double tail = (1 - probability) / 2;
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new Interval(Quantiles.ofSorted(sorted, tail), Quantiles.ofSorted(sorted, 1 - tail));
    }

    /** The central normal interval of a probability. */
    static Interval normal(double probability, double estimate, double standardError) {
        if (Double.isNaN(standardError)) {
            return NONE;
        }
        double reach = NormalQuantile.of(0.5 + probability / 2) * standardError;
        return new Interval(estimate - reach, estimate + reach);
    }

    static Interval none() {
        return NONE;
    }

    /** Divisor n - 1; NaN of fewer than two values. */
    static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
