package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;

/** What is done about extreme weights. Quantiles are of type 7 over the rows of one fit, each as often as it occurs. */
public final class ExtremeWeights {

    private ExtremeWeights() {}

    /**
     * The weights that are used.
     *
     * @param extremes what is done
     * @param weights NaN for rows that do not belong to the fit
     * @param multiplicities how often each row occurs
     * @return 0 for rows that are dropped, NaN where a weight is NaN
     */
    public static double[] treated(Extremes extremes, double[] weights, int[] multiplicities) {
        if (extremes instanceof Extremes.Winsorise winsorise) {
            double[] sorted = expanded(weights, multiplicities);
            double low = Quantiles.ofSorted(sorted, winsorise.low());
            double high = Quantiles.ofSorted(sorted, winsorise.high());
            return Arrays.stream(weights)
                    .map(w -> Double.isNaN(w) ? w : Math.max(low, Math.min(high, w)))
                    .toArray();
        } else if (extremes instanceof Extremes.Drop drop) {
            double[] sorted = expanded(weights, multiplicities);
            double low = Quantiles.ofSorted(sorted, drop.low());
            double high = Quantiles.ofSorted(sorted, drop.high());
            return low == high
                    ? weights
                    : Arrays.stream(weights)
                            .map(w -> Double.isNaN(w) || (low < w && w < high) ? w : 0)
                            .toArray();
        }
        return weights;
    }

    /** The same over all parts of a panel. */
    public static double[] expanded(Panel panel, double[] weights, int[] multiplicities) {
        List<double[]> parts = panel.fromAllParts(expanded(weights, multiplicities));
        if (parts.size() == 1) {
            return parts.get(0);
        }
        double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        Arrays.sort(all);
        return all;
    }

    /** All weights present in ascending order, each as often as its row occurs. */
    public static double[] expanded(double[] weights, int[] multiplicities) {
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
