package org.galcause.gformula.working;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.glm.Glm;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Inverse;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.regime.Cohort;

/**
 * A weighted regression over stacked units. Its influence function is, by unit, the sum of its scores over regimes and times, times the
 * inverse of the mean derivative (Petersen et al. 2014, section 4); the standard error is the spread of that (divisor n - 1) over sqrt(n).
 */
final class Projection {

    private final Cohort cohort;
    private final DesignMatrix matrix;
    private final GlmFit fit;
    private final int[] kept;
    private final int blocks;

    Projection(Cohort cohort, Design design, Link link, FitRows rows, int blocks) {
        this.cohort = cohort;
        this.blocks = blocks;
        this.matrix = DesignMatrix.of(design, rows);
        requireKnown(rows, matrix);
        this.fit = Glm.fit(name(), design, matrix, link, ResponseScale.NONE);
        this.kept = IntStream.range(0, design.size())
                .filter(j -> !fit.coefficients().isDropped(j))
                .toArray();
    }

    private String name() {
        return cohort.question().outcome() + "/working";
    }

    private void requireKnown(FitRows rows, DesignMatrix matrix) {
        long wanted = 0;
        for (int b = 0; b < rows.panel().blocks().size(); b++) {
            for (int step : rows.steps()) {
                double[] w = rows.weights().at(b, step);
                double[] y = rows.response().at(b, step);
                for (int row = 0; row < w.length; row++) {
                    wanted += w[row] > 0 && !Double.isNaN(y[row]) ? 1 : 0;
                }
            }
        }
        if (wanted > matrix.rows()) {
            throw UserError.data("the model " + name() + " reads a value that is missing in " + (wanted - matrix.rows())
                    + " rows: what a regime gives is not known of units that have left when it depends on a covariate; let the"
                    + " formula read the treatments of regimes that set them, constants and t");
        }
    }

    List<ModelTerm> terms() {
        double[] errors = errors();
        List<ModelTerm> terms = new ArrayList<>();
        for (int j = 0; j < fit.design().size(); j++) {
            terms.add(new ModelTerm(
                    "",
                    name(),
                    Double.NaN,
                    fit.design().names().get(j),
                    fit.coefficients().reported(j),
                    errors[j],
                    matrix.rows()));
        }
        return List.copyOf(terms);
    }

    private double[] errors() {
        double[][] derivative = new double[kept.length][kept.length];
        double[][] scores = new double[cohort.counts().length][kept.length];
        matrix.chunks().forEach(chunk -> add(chunk, derivative, scores));
        RealMatrix inverse = Inverse.of(derivative)
                .orElseThrow(() -> UserError.data(
                        "the working model has terms that the regimes' paths do not tell apart, so it has no"
                                + " standard errors; simplify its formula, or ask more regimes"));
        double[][] sandwich = inverse.multiply(MatrixUtils.createRealMatrix(spread(scores)))
                .multiply(inverse.transpose())
                .getData();
        double[] errors = new double[fit.design().size()];
        Arrays.fill(errors, Double.NaN);
        for (int a = 0; a < kept.length; a++) {
            errors[kept[a]] = Math.sqrt(sandwich[a][a]);
        }
        return errors;
    }

    private void add(DesignChunk chunk, double[][] derivative, double[][] scores) {
        int first = cohort.panel().firstRow(chunk.block() % blocks);
        for (int i = 0; i < chunk.rows(); i++) {
            double eta = 0;
            for (int k : kept) {
                eta += fit.coefficients().values()[k] * chunk.x()[k][i];
            }
            int unit = first + chunk.positions()[i];
            double mean = fit.link().mean(eta);
            double slope = fit.link().slope(eta);
            double left = chunk.w()[i] / cohort.counts()[unit] * (chunk.y()[i] - mean);
            for (int a = 0; a < kept.length; a++) {
                scores[unit][a] += left * chunk.x()[kept[a]][i];
                for (int b = 0; b < kept.length; b++) {
                    derivative[a][b] += chunk.w()[i] * slope * chunk.x()[kept[a]][i] * chunk.x()[kept[b]][i];
                }
            }
        }
    }

    /** n^2 times the covariance of the mean score: divisor n - 1. */
    private double[][] spread(double[][] scores) {
        double n = cohort.size();
        double[] mean = new double[kept.length];
        for (int i = 0; i < scores.length; i++) {
            for (int a = 0; a < mean.length; a++) {
                mean[a] += cohort.counts()[i] * scores[i][a] / n;
            }
        }
        double[][] spread = new double[kept.length][kept.length];
        for (int i = 0; i < scores.length; i++) {
            for (int a = 0; a < mean.length; a++) {
                for (int b = 0; b < mean.length; b++) {
                    spread[a][b] +=
                            cohort.counts()[i] * (scores[i][a] - mean[a]) * (scores[i][b] - mean[b]) * n / (n - 1);
                }
            }
        }
        return spread;
    }
}
