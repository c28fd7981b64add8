package org.galcause.gformula.tmle;

import java.util.List;
import org.galcause.gformula.influence.Correction;
import org.galcause.gformula.influence.Prediction;

/**
 * Targets each regression by adding a constant, the weighted mean of what it leaves unexplained. Unlike a logistic fluctuation it commutes with
 * means over a kernel of treatments, as smoothed levels need; predictions may leave the outcome's range.
 */
public final class LinearTargeting implements Correction {

    @Override
    public void correct(List<Prediction> together) {
        together.forEach(LinearTargeting::correct);
    }

    private static void correct(Prediction prediction) {
        double[] sums = prediction.panel().sum(2, block -> unexplained(prediction, block));
        double by = sums[1] > 0 ? sums[0] / sums[1] : 0;
        move(by, prediction.natural());
        move(by, prediction.shifted());
    }

    /** The weighted sum of what is left unexplained, and the sum of the weights. */
    private static double[] unexplained(Prediction prediction, int b) {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < prediction.natural()[b].length; row++) {
            if (prediction.counts(b, row)) {
                double w = prediction.weights()[b][row];
                sum += w * (prediction.response()[b][row] - prediction.natural()[b][row]);
                weight += w;
            }
        }
        return new double[] {sum, weight};
    }

    private static void move(double by, double[][] means) {
        for (double[] block : means) {
            for (int row = 0; row < block.length; row++) {
                block[row] += by;
            }
        }
    }

    @Override
    public double[][] carried(double[][] shifted, double[][] influence) {
        return shifted;
    }
}
