package org.galcause.gformula.learner;

import java.util.Arrays;
import org.galcause.gformula.glm.Link;

/**
 * A linear or logistic model with an elastic-net penalty, half lasso, half ridge (Zou and Hastie 2005), by coordinate descent along a path of
 * penalties (Friedman, Hastie and Tibshirani 2010). The penalty is the one of the path whose cross-validated loss, over folds of whole galaxies,
 * is least. Columns are standardised for the penalty; the intercept is free.
 *
 * @param intercept on the columns' own scale
 * @param slopes by column; 0 where the penalty leaves one out
 * @param link identity or logit
 */
record ElasticNet(double intercept, double[] slopes, Link link) implements ColumnFunction {

    private static final int PATH = 30;
    /** The last penalty of the path, as a share of the first, which leaves out every column. */
    private static final double LAST = 1e-3;

    static ElasticNet of(Sample sample, Link link) {
        StandardColumns columns = StandardColumns.of(sample);
        double[] path = path(columns, sample);
        double[] loss = new double[PATH];
        for (int fold = 0; fold < RegressionTask.FOLDS; fold++) {
            double[] counted = counted(sample, fold);
            if (Arrays.stream(counted).anyMatch(w -> w > 0)) {
                PenalisedPath fitted = new PenalisedPath(columns, sample.y(), counted, link);
                for (int l = 0; l < PATH; l++) {
                    loss[l] += loss(fitted.next(path[l]), columns, sample, fold, link);
                }
            }
        }
        PenalisedPath fitted = new PenalisedPath(columns, sample.y(), sample.w(), link);
        double[] coefficients = {};
        for (int l = 0; l <= least(loss); l++) {
            coefficients = fitted.next(path[l]);
        }
        return columns.original(coefficients, link);
    }

    private static int least(double[] loss) {
        int least = 0;
        for (int l = 1; l < loss.length; l++) {
            least = loss[l] < loss[least] ? l : least;
        }
        return least;
    }

    private static double[] counted(Sample sample, int fold) {
        double[] counted = sample.w().clone();
        Arrays.setAll(counted, i -> sample.folds()[i] == fold ? 0 : counted[i]);
        return counted;
    }

    /** From the least penalty that leaves out every column downwards. */
    private static double[] path(StandardColumns columns, Sample sample) {
        double first = columns.largestCovariance(sample) / PenalisedPath.LASSO;
        double[] path = new double[PATH];
        Arrays.setAll(path, l -> first * Math.pow(LAST, (double) l / (PATH - 1)));
        return path;
    }

    /** Squared error, or minus the log-likelihood, over a fold. */
    private static double loss(double[] coefficients, StandardColumns columns, Sample sample, int fold, Link link) {
        double[] predictor = columns.predictor(coefficients);
        double loss = 0;
        for (int i = 0; i < predictor.length; i++) {
            if (sample.folds()[i] == fold) {
                double y = sample.y()[i];
                loss += sample.w()[i]
                        * (link == Link.LOGIT
                                ? softplus(predictor[i]) - y * predictor[i]
                                : (y - predictor[i]) * (y - predictor[i]));
            }
        }
        return loss;
    }

    /** log(1 + exp(x)). */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public void predict(double[][] columns, int rows, double[] out) {
        Arrays.fill(out, 0, rows, intercept);
        for (int j = 0; j < slopes.length; j++) {
            if (slopes[j] != 0) {
                for (int i = 0; i < rows; i++) {
                    out[i] += slopes[j] * columns[j][i];
                }
            }
        }
        if (link == Link.LOGIT) {
            for (int i = 0; i < rows; i++) {
                out[i] = 1 / (1 + Math.exp(-out[i]));
            }
        }
    }
}
