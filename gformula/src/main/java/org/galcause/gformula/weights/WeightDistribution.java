package org.galcause.gformula.weights;

import java.util.Arrays;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.result.WeightSummary;

/** Sums up a set of weights. */
public final class WeightDistribution {

    private WeightDistribution() {}

    /**
     * The distribution over all rows present, each as often as it occurs; dropped rows (weight 0) do not count.
     *
     * @param time as in the table
     * @param what {@code factor}, {@code cumulative} or {@code used}
     * @param weights NaN is not present
     */
    public static WeightSummary of(double time, String what, double[] weights, int[] multiplicities) {
        double[] sorted = ExtremeWeights.expanded(weights, multiplicities);
        return summary("", time, what, Arrays.stream(sorted).filter(w -> w > 0).toArray());
    }

    /** The distribution of one regime's weights over all rows present, zeros included, given in ascending order. */
    public static WeightSummary withZeros(String regime, double time, String what, double[] sorted) {
        return summary(regime, time, what, sorted);
    }

    private static WeightSummary summary(String regime, double time, String what, double[] kept) {
        int rows = kept.length;
        double mean = Arrays.stream(kept).average().orElse(Double.NaN);
        double squares = Arrays.stream(kept).map(w -> (w - mean) * (w - mean)).sum();
        return new WeightSummary(
                regime,
                time,
                what,
                Quantiles.ofSorted(kept, 0),
                Quantiles.ofSorted(kept, 0.01),
                Quantiles.ofSorted(kept, 0.05),
                Quantiles.ofSorted(kept, 0.25),
                Quantiles.ofSorted(kept, 0.5),
                Quantiles.ofSorted(kept, 0.75),
                Quantiles.ofSorted(kept, 0.95),
                Quantiles.ofSorted(kept, 0.99),
                Quantiles.ofSorted(kept, 1),
                mean,
                rows > 1 ? Math.sqrt(squares / (rows - 1)) : Double.NaN,
                effectiveSize(kept),
                rows);
    }

    /** (sum w)^2 / sum w^2. */
    public static double effectiveSize(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        return sum * sum / squares;
    }
}
