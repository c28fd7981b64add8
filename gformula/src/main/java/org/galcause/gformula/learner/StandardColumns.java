package org.galcause.gformula.learner;

import java.util.Arrays;
import org.galcause.gformula.glm.Link;

/** The columns of a sample with weighted mean 0 and spread 1, behind a column of ones. */
final class StandardColumns {

    private final double[][] z;
    private final double[] centre;
    private final double[] spread;

    private StandardColumns(double[][] z, double[] centre, double[] spread) {
        this.z = z;
        this.centre = centre;
        this.spread = spread;
    }

    static StandardColumns of(Sample sample) {
        int columns = sample.x().length;
        double[][] z = new double[columns + 1][sample.rows()];
        double[] centre = new double[columns];
        double[] spread = new double[columns];
        Arrays.fill(z[0], 1);
        for (int j = 0; j < columns; j++) {
            double[] x = sample.x()[j];
            double sum = 0;
            double squares = 0;
            double weight = 0;
            for (int i = 0; i < x.length; i++) {
                sum += sample.w()[i] * x[i];
                weight += sample.w()[i];
            }
            centre[j] = sum / weight;
            for (int i = 0; i < x.length; i++) {
                squares += sample.w()[i] * (x[i] - centre[j]) * (x[i] - centre[j]);
            }
            spread[j] = Math.sqrt(squares / weight);
            for (int i = 0; i < x.length; i++) {
                z[j + 1][i] = (x[i] - centre[j]) / spread[j];
            }
        }
        return new StandardColumns(z, centre, spread);
    }

    /** How many columns there are, that of ones included. */
    int size() {
        return z.length;
    }

    /** By column, then row. */
    double[][] z() {
        return z;
    }

    /** The largest weighted covariance of a column with the response. */
    double largestCovariance(Sample sample) {
        double mean = sample.mean();
        double largest = 0;
        for (int j = 1; j < z.length; j++) {
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < z[j].length; i++) {
                sum += sample.w()[i] * z[j][i] * (sample.y()[i] - mean);
                weight += sample.w()[i];
            }
            largest = Math.max(largest, Math.abs(sum / weight));
        }
        return largest;
    }

    double[] predictor(double[] coefficients) {
        double[] predictor = new double[z[0].length];
        for (int j = 0; j < z.length; j++) {
            if (coefficients[j] != 0) {
                for (int i = 0; i < predictor.length; i++) {
                    predictor[i] += coefficients[j] * z[j][i];
                }
            }
        }
        return predictor;
    }

    /** The same model on the columns' own scale. */
    ElasticNet original(double[] coefficients, Link link) {
        double intercept = coefficients[0];
        double[] slopes = new double[centre.length];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = coefficients[j + 1] / spread[j];
            intercept -= slopes[j] * centre[j];
        }
        return new ElasticNet(intercept, slopes, link);
    }
}
