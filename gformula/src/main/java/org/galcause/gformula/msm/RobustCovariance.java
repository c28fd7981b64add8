package org.galcause.gformula.msm;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Inverse;

/**
 * The sandwich covariance of a weighted regression's coefficients (HC0; White 1980, Liang and Zeger 1986): scores are summed over the rows of a
 * unit. Weights are taken as known, or what their models add to the scores is added.
 */
final class RobustCovariance {

    private final double[][] covariance;
    private final int[] kept;
    private final RealMatrix inverse;
    private final RobustScores scores;

    private RobustCovariance(double[][] covariance, int[] kept, RealMatrix inverse, RobustScores scores) {
        this.covariance = covariance;
        this.kept = kept;
        this.inverse = inverse;
        this.scores = scores;
    }

    static RobustCovariance of(GlmFit fit, DesignMatrix matrix, Panel panel, StandardErrors errors) {
        RobustScores scores = new RobustScores(fit, matrix, panel, errors);
        int[] kept = scores.kept();
        RealMatrix inverse = Inverse.of(scores.bread())
                .orElseThrow(() -> UserError.data(
                        "the weights of the structural model leave fewer effective units than it has terms ("
                                + kept.length
                                + "), so it has no standard errors: a few units have almost all of the weight; stabilise the weights"
                                + " (numerator), write extremes: {winsorise: [0.01, 0.99]}, or adjust for less"));
        double[][] sandwich = inverse.multiply(MatrixUtils.createRealMatrix(scores.meat()))
                .multiply(inverse)
                .getData();
        double[][] all = new double[fit.design().size()][fit.design().size()];
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b < kept.length; b++) {
                all[kept[a]][kept[b]] = sandwich[a][b];
            }
        }
        return new RobustCovariance(all, kept, inverse, scores);
    }

    /** Whether what each unit moves was asked for. */
    boolean knowsUnits() {
        return scores.areKept();
    }

    /** How far each unit moves a smooth function of the coefficients, by its gradient. */
    double[] moves(double[] gradient) {
        return scores.along(inverse.operate(
                Arrays.stream(kept).mapToDouble(j -> gradient[j]).toArray()));
    }

    double standardError(int column) {
        return Math.sqrt(covariance[column][column]);
    }

    /** The covariance of two smooth functions of the coefficients, by their gradients; of one with itself, its variance. */
    double between(double[] gradient, double[] other) {
        double sum = 0;
        for (int a = 0; a < gradient.length; a++) {
            for (int b = 0; b < gradient.length; b++) {
                sum += gradient[a] * covariance[a][b] * other[b];
            }
        }
        return gradient == other ? Math.max(sum, 0) : sum;
    }
}
