package org.galcause.gformula.glm;

import java.util.List;

/**
 * Householder triangularisation of a tall weighted matrix [X | Y], block of rows by block of rows: each block is folded into the triangle
 * of those before it (Golub and Van Loan 2013, section 5.2). Memory: one block.
 */
final class QrFold {

    private static final int CELLS_IN_CACHE = 32_768;

    private final int columns;
    private final int responses;
    private final double[][] triangle;
    private final double[] residual;

    QrFold(int columns, int responses) {
        this.columns = columns;
        this.responses = responses;
        this.triangle = new double[columns][columns + responses];
        this.residual = new double[responses];
    }

    /** Row j of the triangle: zeros, the triangle, then Q'Y. */
    double[][] triangle() {
        return triangle;
    }

    /** The weighted sums of squares that no combination of the columns explains, by response. */
    double[] residual() {
        return residual;
    }

    /** Folds in some rows, by column; weights are squares of the rows' scale. */
    void add(double[][] x, List<double[]> y, double[] weights) {
        int rows = weights.length;
        int stride = Math.max(64, CELLS_IN_CACHE / (columns + responses));
        double[] scale = new double[rows];
        for (int i = 0; i < rows; i++) {
            scale[i] = Math.sqrt(weights[i]);
        }
        double[][] work = new double[columns + responses][Math.min(stride, rows)];
        for (int from = 0; from < rows; from += stride) {
            int count = Math.min(stride, rows - from);
            for (int k = 0; k < work.length; k++) {
                scaled(k < columns ? x[k] : y.get(k - columns), scale, from, count, work[k]);
            }
            fold(work, count);
        }
    }

    private static void scaled(double[] column, double[] scale, int from, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = column[from + i] * scale[from + i];
        }
    }

    private void fold(double[][] work, int rows) {
        for (int j = 0; j < columns; j++) {
            double below = Vectors.dot(work[j], work[j], rows);
            if (below > 0) {
                reflect(j, below, work, rows);
            }
        }
        for (int q = 0; q < responses; q++) {
            double[] rest = work[columns + q];
            residual[q] += Vectors.dot(rest, rest, rows);
        }
    }

    private void reflect(int j, double below, double[][] work, int rows) {
        double[] head = triangle[j];
        double[] column = work[j];
        double norm = Math.sqrt(head[j] * head[j] + below);
        double diagonal = head[j] >= 0 ? -norm : norm;
        double first = head[j] - diagonal;
        double factor = 2 / (first * first + below);
        head[j] = diagonal;
        for (int k = j + 1; k < work.length; k++) {
            double along = factor * (first * head[k] + Vectors.dot(column, work[k], rows));
            head[k] -= along * first;
            Vectors.add(-along, column, rows, work[k]);
        }
    }
}
