package org.galcause.gformula.influence;

import java.util.Arrays;

/**
 * Local linear regression with a normal kernel, its bandwidth by leaving one row out at a time (Fan and Gijbels 1996, chapters 2 and 4). Rows count
 * as often as they occur. Cost: rows x candidates x at most 500 places for the bandwidth, rows for each place asked.
 */
final class LocalLinear {

    /** Candidates for the bandwidth, in spreads of x times n^(-1/5). */
    private static final double[] CANDIDATES = {0.5, 0.75, 1.06, 1.5, 2.1, 3, 4.2};

    private static final int MOST_PLACES = 500;

    private final double[] x;
    private final double[] y;
    private final int[] counts;
    private final double bandwidth;

    LocalLinear(double[] x, double[] y, int[] counts) {
        this.x = x;
        this.y = y;
        this.counts = counts;
        double unit = spread() * Math.pow(Arrays.stream(counts).sum(), -0.2);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : CANDIDATES) {
            double loss = leftOut(candidate * unit);
            if (loss < least) {
                least = loss;
                best = candidate * unit;
            }
        }
        this.bandwidth = Double.isNaN(best) ? CANDIDATES[CANDIDATES.length - 1] * unit : best;
    }

    private double spread() {
        double n = Arrays.stream(counts).sum();
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            mean += counts[i] * x[i] / n;
        }
        for (int i = 0; i < x.length; i++) {
            squares += counts[i] * (x[i] - mean) * (x[i] - mean);
        }
        return Math.sqrt(squares / (n - 1));
    }

    double bandwidth() {
        return bandwidth;
    }

    /** Squared error of what the other rows say of some rows, all copies of a row left out together. */
    private double leftOut(double h) {
        int stride = Math.max(1, x.length / MOST_PLACES);
        double loss = 0;
        for (int i = 0; i < x.length; i += stride) {
            if (counts[i] > 0) {
                Line line = line(x[i], h, i);
                double rest = y[i] - line.value();
                loss += counts[i] * rest * rest;
            }
        }
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /**
     * A fitted line at one place.
     *
     * @param value at the place
     * @param slope there
     * @param effective how many rows it rests on, (sum k)^2 / sum k^2
     */
    record Line(double at, double value, double slope, double effective, double s0, double s1, double s2) {}

    Line at(double place) {
        return line(place, bandwidth, -1);
    }

    private Line line(double place, double h, int without) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double t0 = 0;
        double t1 = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            if (counts[i] > 0 && i != without) {
                double d = x[i] - place;
                double k = counts[i] * kernel(d / h);
                s0 += k;
                s1 += k * d;
                s2 += k * d * d;
                t0 += k * y[i];
                t1 += k * d * y[i];
                squares += k * k / counts[i];
            }
        }
        double determinant = s0 * s2 - s1 * s1;
        return new Line(
                place,
                (s2 * t0 - s1 * t1) / determinant,
                (s0 * t1 - s1 * t0) / determinant,
                s0 * s0 / squares,
                s0,
                s1,
                s2);
    }

    private static double kernel(double u) {
        return Math.exp(-u * u / 2);
    }

    /** By row, its share of the value at a place times what the line leaves of it. */
    double[] influence(Line line) {
        double determinant = line.s0() * line.s2() - line.s1() * line.s1();
        double[] influence = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - line.at();
            double share = kernel(d / bandwidth) * (line.s2() - d * line.s1()) / determinant;
            influence[i] = counts[i] > 0 ? share * (y[i] - line.value() - line.slope() * d) : Double.NaN;
        }
        return influence;
    }
}
