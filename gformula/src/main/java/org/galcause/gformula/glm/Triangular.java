package org.galcause.gformula.glm;

import java.util.Arrays;

/**
 * What is left of a triangle after columns that are exact combinations of earlier ones are dropped: by the rule of R's {@code lm}, a column
 * drops out when less than 1e-7 of its norm is left after projection on those kept before it.
 */
final class Triangular {

    private static final double TOLERANCE = 1e-7;

    private final int[] kept;
    private final double[][] upper;
    private final double[][] reflectors;
    private final double[] factors;

    private Triangular(int[] kept, double[][] upper, double[][] reflectors, double[] factors) {
        this.kept = kept;
        this.upper = upper;
        this.reflectors = reflectors;
        this.factors = factors;
    }

    /** Decides which columns stay. {@code triangle} is upper triangular in its first {@code columns} columns. */
    static Triangular of(double[][] triangle, int columns) {
        int[] kept = new int[columns];
        double[][] upper = new double[columns][];
        double[][] reflectors = new double[columns][];
        double[] factors = new double[columns];
        int rank = 0;
        for (int c = 0; c < columns; c++) {
            double[] v = new double[columns];
            for (int r = 0; r <= c; r++) {
                v[r] = triangle[r][c];
            }
            double norm = tail(v, 0);
            for (int k = 0; k < rank; k++) {
                reflect(reflectors[k], factors[k], k, v);
            }
            double left = tail(v, rank);
            if (norm > 0 && left >= TOLERANCE * norm) {
                double[] reflector = v.clone();
                double diagonal = v[rank] >= 0 ? -left : left;
                reflector[rank] -= diagonal;
                reflectors[rank] = reflector;
                double square = tail(reflector, rank);
                factors[rank] = 2 / (square * square);
                v[rank] = diagonal;
                upper[rank] = v;
                kept[rank++] = c;
            }
        }
        return new Triangular(Arrays.copyOf(kept, rank), upper, reflectors, factors);
    }

    private static double tail(double[] v, int from) {
        double sum = 0;
        for (int i = from; i < v.length; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }

    private static void reflect(double[] reflector, double factor, int from, double[] v) {
        double along = 0;
        for (int i = from; i < v.length; i++) {
            along += reflector[i] * v[i];
        }
        along *= factor;
        for (int i = from; i < v.length; i++) {
            v[i] -= along * reflector[i];
        }
    }

    /** The places of the columns that stay, ascending. */
    int[] kept() {
        return kept;
    }

    int rank() {
        return kept.length;
    }

    /** The entry of the reduced triangle in a row and a kept column. */
    double entry(int row, int keptColumn) {
        return upper[keptColumn][row];
    }

    /** Turns Q'y of the full triangle into that of the reduced one, in place; what is past the rank is unexplained. */
    void rotate(double[] projection) {
        for (int k = 0; k < rank(); k++) {
            reflect(reflectors[k], factors[k], k, projection);
        }
    }

    /** Solves for the coefficients of the kept columns, given the rotated projection. */
    double[] solve(double[] projection) {
        double[] b = Arrays.copyOf(projection, rank());
        for (int i = rank() - 1; i >= 0; i--) {
            for (int j = i + 1; j < rank(); j++) {
                b[i] -= entry(i, j) * b[j];
            }
            b[i] /= entry(i, i);
        }
        return b;
    }

    /** The inverse of the reduced triangle, by row, then column. */
    double[][] inverse() {
        int n = rank();
        double[][] inverse = new double[n][n];
        for (int c = 0; c < n; c++) {
            double[] unit = new double[n];
            unit[c] = 1;
            double[] column = solve(unit);
            for (int r = 0; r < n; r++) {
                inverse[r][c] = column[r];
            }
        }
        return inverse;
    }
}
