package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.gformula.design.ChunkResponse;
import org.galcause.gformula.design.DesignMatrix;

/**
 * Householder triangularisation of a tall weighted matrix [X | Y], block of rows by block of rows: each block is folded into the triangle
 * of those before it (Golub and Van Loan 2013, section 5.2), and triangles of different rows into each other (Demmel, Grigori, Hoemmen and
 * Langou 2012, SIAM J. Sci. Comput. 34, A206). Memory: one block.
 */
final class QrFold {

    private static final int CELLS_IN_CACHE = 32_768;

    private final int columns;
    private final int responses;
    private final double[][] triangle;
    private final double[] residual;
    private boolean isEmpty = true;

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

    /** Of the rows of a fit: a triangle for each block, folded together in block order. */
    static QrFold of(DesignMatrix matrix, List<ChunkResponse> responses) {
        QrFold all = new QrFold(matrix.columns(), responses.size());
        matrix.inOrder(
                chunks -> {
                    QrFold own = new QrFold(matrix.columns(), responses.size());
                    chunks.forEach(chunk -> own.add(
                            chunk.x(), responses.stream().map(r -> r.of(chunk)).toList(), chunk.w()));
                    return own.numbers();
                },
                all::add);
        return all;
    }

    /** The weighted sums of squares that no combination of the columns explains, by response. */
    double[] residual() {
        return residual;
    }

    /** All of it as numbers: the triangle by row, then the residuals. */
    double[] numbers() {
        int width = columns + responses;
        double[] numbers = new double[columns * width + responses];
        for (int row = 0; row < columns; row++) {
            System.arraycopy(triangle[row], 0, numbers, row * width, width);
        }
        System.arraycopy(residual, 0, numbers, columns * width, responses);
        return numbers;
    }

    /** Folds in the triangle of other rows: its rows are rows whose triangle it is. An empty fold becomes the other, bit by bit. */
    void add(double[] numbers) {
        int width = columns + responses;
        if (isEmpty) {
            for (int row = 0; row < columns; row++) {
                System.arraycopy(numbers, row * width, triangle[row], 0, width);
            }
        } else {
            double[][] work = new double[width][columns];
            for (int i = 0; i < columns * width; i++) {
                work[i % width][i / width] = numbers[i];
            }
            fold(work, columns);
        }
        for (int q = 0; q < responses; q++) {
            residual[q] += numbers[columns * width + q];
        }
        isEmpty = false;
    }

    /** Folds in some rows, by column; weights are squares of the rows' scale. */
    void add(double[][] x, List<double[]> y, double[] weights) {
        isEmpty = false;
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
