package org.galcause.gformula.glm;

/** The Cholesky factor of a symmetric matrix. */
final class Cholesky {

    private final double[][] lower;
    private final double leastPivot;

    private Cholesky(double[][] lower, double leastPivot) {
        this.lower = lower;
        this.leastPivot = leastPivot;
    }

    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                lower[i][j] = (matrix[i][j] - Vectors.dot(lower[i], lower[j], j)) / lower[j][j];
            }
            double pivot = matrix[i][i] - Vectors.dot(lower[i], lower[i], i);
            least = Math.min(least, Double.isNaN(pivot) ? Double.NEGATIVE_INFINITY : pivot);
            lower[i][i] = Math.sqrt(Math.max(pivot, Double.MIN_NORMAL));
        }
        return new Cholesky(lower, least);
    }

    /** The smallest square on the diagonal; positive when the matrix is positive definite. */
    double leastPivot() {
        return leastPivot;
    }

    boolean isUsable() {
        return leastPivot > 0;
    }

    double[] solve(double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - Vectors.dot(lower[i], x, i)) / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= lower[j][i] * x[j];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
