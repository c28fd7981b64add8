package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.WeightSummary;

/** Sums up a set of weights over all parts of a panel. */
public final class WeightDistribution {

    private static final double[] PROBABILITIES = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

    private WeightDistribution() {}

    /**
     * The distribution over all rows present, each as often as it occurs; dropped rows (weight 0) do not count.
     *
     * @param time as in the table
     * @param what {@code factor}, {@code cumulative} or {@code used}
     * @param weights by unit of this part; NaN is not present
     */
    public static WeightSummary of(Panel panel, double time, String what, double[] weights, int[] multiplicities) {
        double[] positive =
                Arrays.stream(weights).map(w -> w > 0 ? w : Double.NaN).toArray();
        return withZeros(panel, "", time, what, positive, multiplicities);
    }

    /** The distribution of one regime's weights over all rows present, zeros included. */
    public static WeightSummary withZeros(
            Panel panel, String regime, double time, String what, double[] weights, int[] multiplicities) {
        double[] sums = panel.sumOverUnits(3, (unit, own) -> {
            if (multiplicities[unit] > 0 && !Double.isNaN(weights[unit])) {
                own[0] += multiplicities[unit];
                own[1] += multiplicities[unit] * weights[unit];
                own[2] += multiplicities[unit] * weights[unit] * weights[unit];
            }
        });
        double rows = sums[0];
        double mean = sums[1] / rows;
        double squares = panel.sumOverUnits(1, (unit, own) -> {
            if (multiplicities[unit] > 0 && !Double.isNaN(weights[unit])) {
                own[0] += multiplicities[unit] * (weights[unit] - mean) * (weights[unit] - mean);
            }
        })[0];
        double[] at =
                OrderStatistics.of(panel, List.of(weights), multiplicities).quantiles(PROBABILITIES);
        return new WeightSummary(
                regime,
                time,
                what,
                at[0],
                at[1],
                at[2],
                at[3],
                at[4],
                at[5],
                at[6],
                at[7],
                at[8],
                mean,
                rows > 1 ? Math.sqrt(squares / (rows - 1)) : Double.NaN,
                sums[1] * sums[1] / sums[2],
                (long) rows);
    }

    /** (sum w)^2 / sum w^2 over the units of all parts, each as often as it counts; NaN when no weight is positive. */
    public static double effectiveSize(Panel panel, double[] weights, int[] multiplicities) {
        double[] sums = panel.sumOverUnits(2, (unit, own) -> {
            own[0] += multiplicities[unit] * weights[unit];
            own[1] += multiplicities[unit] * weights[unit] * weights[unit];
        });
        return sums[0] * sums[0] / sums[1];
    }
}
