package org.galcause.gformula.learner;

import java.util.Arrays;
import org.galcause.gformula.glm.Link;

/**
 * Penalised fits one after another, each starting from the one before: of least squares, or of the quadratic approximation of a logistic
 * likelihood, again and again (Friedman, Hastie and Tibshirani 2010, sections 2 and 3). The objective is the mean loss (halved square, or minus
 * log-likelihood) plus penalty x (LASSO x sum |b| + (1 - LASSO)/2 x sum b^2).
 */
final class PenalisedPath {

    /** The lasso's share of the penalty. */
    static final double LASSO = 0.5;

    private static final int MOST_SWEEPS = 1_000;
    private static final int MOST_APPROXIMATIONS = 25;
    private static final double ACCURACY = 1e-7;
    /** Least variance of a response in the approximation. */
    private static final double LEAST_VARIANCE = 1e-5;

    private final StandardColumns columns;
    private final double[] y;
    private final double[] w;
    private final Link link;
    private final double[][] products;
    private final double[] withResponse;
    private final double[] coefficients;
    private final double total;

    PenalisedPath(StandardColumns columns, double[] y, double[] w, Link link) {
        this.columns = columns;
        this.y = y;
        this.w = w;
        this.link = link;
        this.products = new double[columns.size()][columns.size()];
        this.withResponse = new double[columns.size()];
        this.coefficients = new double[columns.size()];
        this.total = Arrays.stream(w).sum();
        if (link == Link.IDENTITY) {
            sumUp(w, y);
        }
    }

    /** The coefficients at a penalty, the intercept first; a new array. */
    double[] next(double penalty) {
        if (link == Link.IDENTITY) {
            descend(penalty);
            return coefficients.clone();
        }
        for (int k = 0; k < MOST_APPROXIMATIONS; k++) {
            double[] before = coefficients.clone();
            approximate();
            descend(penalty);
            if (distance(before, coefficients) < ACCURACY) {
                break;
            }
        }
        return coefficients.clone();
    }

    private void approximate() {
        double[] predictor = columns.predictor(coefficients);
        double[] weights = new double[predictor.length];
        double[] working = new double[predictor.length];
        for (int i = 0; i < predictor.length; i++) {
            double p = 1 / (1 + Math.exp(-predictor[i]));
            double variance = Math.max(p * (1 - p), LEAST_VARIANCE);
            weights[i] = w[i] * variance;
            working[i] = predictor[i] + (y[i] - p) / variance;
        }
        sumUp(weights, working);
    }

    private void sumUp(double[] weights, double[] response) {
        double[][] z = columns.z();
        double[] weighted = new double[weights.length];
        for (int a = 0; a < z.length; a++) {
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] = weights[i] * z[a][i];
            }
            withResponse[a] = dot(weighted, response) / total;
            for (int b = 0; b <= a; b++) {
                products[a][b] = dot(weighted, z[b]) / total;
                products[b][a] = products[a][b];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void descend(double penalty) {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            for (int j = 0; j < coefficients.length; j++) {
                double free = withResponse[j];
                for (int k = 0; k < coefficients.length; k++) {
                    free -= k == j ? 0 : products[j][k] * coefficients[k];
                }
                double now = j == 0
                        ? free / products[0][0]
                        : shrunken(free, penalty * LASSO) / (products[j][j] + penalty * (1 - LASSO));
                moved = Math.max(moved, Math.abs(now - coefficients[j]));
                coefficients[j] = now;
            }
            if (moved < ACCURACY) {
                return;
            }
        }
    }

    private static double shrunken(double value, double by) {
        return Math.signum(value) * Math.max(Math.abs(value) - by, 0);
    }

    private static double distance(double[] a, double[] b) {
        double most = 0;
        for (int j = 0; j < a.length; j++) {
            most = Math.max(most, Math.abs(a[j] - b[j]));
        }
        return most;
    }
}
