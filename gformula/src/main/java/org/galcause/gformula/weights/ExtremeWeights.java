package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;

/** What is done about extreme weights. Quantiles are of type 7 over the rows of one fit, each as often as it occurs. */
public final class ExtremeWeights {

    private ExtremeWeights() {}

    /**
     * The weights that are used.
     *
     * @param extremes what is done
     * @param weights of the steps of one fit, by unit of this part of the panel; NaN for rows that do not belong to it
     * @param multiplicities how often each unit occurs
     * @return by step; 0 for rows that are dropped, NaN where a weight is NaN
     */
    public static List<double[]> treated(Panel panel, Extremes extremes, List<double[]> weights, int[] multiplicities) {
        OrderStatistics order = OrderStatistics.of(panel, weights, multiplicities);
        if (extremes instanceof Extremes.Winsorise winsorise) {
            double[] at = order.quantiles(winsorise.low(), winsorise.high());
            return each(weights, w -> Math.max(at[0], Math.min(at[1], w)));
        } else if (extremes instanceof Extremes.Drop drop) {
            double[] at = order.quantiles(drop.low(), drop.high());
            return at[0] == at[1] ? weights : each(weights, w -> at[0] < w && w < at[1] ? w : 0);
        }
        return weights;
    }

    private static List<double[]> each(List<double[]> weights, DoubleUnaryOperator treated) {
        return weights.stream()
                .map(step -> Arrays.stream(step)
                        .map(w -> Double.isNaN(w) ? w : treated.applyAsDouble(w))
                        .toArray())
                .toList();
    }

    /** All weights present in ascending order, each as often as its row occurs. */
    static double[] expanded(double[] weights, int[] multiplicities) {
        double[] all = new double[Arrays.stream(multiplicities).sum()];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!Double.isNaN(weights[i])) {
                Arrays.fill(all, count, count + multiplicities[i], weights[i]);
                count += multiplicities[i];
            }
        }
        double[] sorted = Arrays.copyOf(all, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
