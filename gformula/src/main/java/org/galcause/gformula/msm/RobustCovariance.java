package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.ResponseScale;

/**
 * The sandwich covariance of a weighted regression's coefficients (HC0; White 1980, Liang and Zeger 1986): scores are summed over the rows of a
 * unit. Weights are taken as known, or what their models add to the scores is added.
 */
final class RobustCovariance {

    private final double[][] covariance;
    private final int[] kept;
    private final RealMatrix inverse;
    private final double[][] scores;

    private RobustCovariance(double[][] covariance, int[] kept, RealMatrix inverse, double[][] scores) {
        this.covariance = covariance;
        this.kept = kept;
        this.inverse = inverse;
        this.scores = scores;
    }

    static RobustCovariance of(GlmFit fit, DesignMatrix matrix, Panel panel, StandardErrors errors) {
        int[] kept = IntStream.range(0, fit.design().size())
                .filter(j -> !fit.coefficients().isDropped(j))
                .toArray();
        double[][] bread = new double[kept.length][kept.length];
        double[][] scores = new double[panel.units()][];
        Optional<StackedScores> stacked = errors.stacked(kept.length);
        for (DesignChunk chunk : matrix.chunks()) {
            add(fit, chunk, kept, panel.firstRow(chunk.block()), bread, scores, stacked);
        }
        stacked.ifPresent(models -> addModels(models, scores, kept.length));
        RealMatrix inverse = new LUDecomposition(MatrixUtils.createRealMatrix(bread))
                .getSolver()
                .getInverse();
        double[][] sandwich = inverse.multiply(MatrixUtils.createRealMatrix(meat(scores, kept.length)))
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

    private static void addModels(StackedScores models, double[][] scores, int size) {
        for (int unit = 0; unit < scores.length; unit++) {
            double[] added = models.of(unit);
            scores[unit] = scores[unit] == null ? new double[size] : scores[unit];
            for (int a = 0; a < size; a++) {
                scores[unit][a] += added[a];
            }
        }
    }

    private static void add(
            GlmFit fit,
            DesignChunk chunk,
            int[] kept,
            int firstRow,
            double[][] bread,
            double[][] scores,
            Optional<StackedScores> stacked) {
        double[][] x = chunk.x();
        for (int i = 0; i < chunk.rows(); i++) {
            double eta = 0;
            for (int k : kept) {
                eta += fit.coefficients().values()[k] * x[k][i];
            }
            double slope = fit.link().slope(eta);
            double left = chunk.w()[i]
                    * (scaled(fit.scale(), chunk.y()[i]) - fit.link().mean(eta));
            int unit = firstRow + chunk.positions()[i];
            scores[unit] = scores[unit] == null ? new double[kept.length] : scores[unit];
            double[] own = new double[kept.length];
            for (int a = 0; a < kept.length; a++) {
                own[a] = left * x[kept[a]][i];
                scores[unit][a] += own[a];
                for (int b = 0; b < kept.length; b++) {
                    bread[a][b] += chunk.w()[i] * slope * x[kept[a]][i] * x[kept[b]][i];
                }
            }
            stacked.ifPresent(models -> models.add(unit, chunk.step(), own));
        }
    }

    private static double[][] meat(double[][] scores, int size) {
        double[][] meat = new double[size][size];
        Arrays.stream(scores).filter(s -> s != null).forEach(s -> {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    meat[a][b] += s[a] * s[b];
                }
            }
        });
        return meat;
    }

    private static double scaled(ResponseScale scale, double y) {
        return (y - scale.low()) / scale.width();
    }

    /** How far each unit moves a smooth function of the coefficients, by its gradient. */
    double[] moves(double[] gradient) {
        double[] along = inverse.operate(
                Arrays.stream(kept).mapToDouble(j -> gradient[j]).toArray());
        double[] moves = new double[scores.length];
        for (int unit = 0; unit < moves.length; unit++) {
            for (int a = 0; a < kept.length && scores[unit] != null; a++) {
                moves[unit] += scores[unit][a] * along[a];
            }
        }
        return moves;
    }

    double standardError(int column) {
        return Math.sqrt(covariance[column][column]);
    }

    /** The standard error of a smooth function of the coefficients, by its gradient. */
    double standardError(double[] gradient) {
        double variance = 0;
        for (int a = 0; a < gradient.length; a++) {
            for (int b = 0; b < gradient.length; b++) {
                variance += gradient[a] * covariance[a][b] * gradient[b];
            }
        }
        return Math.sqrt(Math.max(variance, 0));
    }
}
