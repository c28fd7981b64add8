package org.galcause.gformula.glm;

import java.util.Optional;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The inverse of a matrix whose rows and columns may have very different units, such as the derivative of estimating equations. */
public final class Inverse {

    private Inverse() {}

    /** Empty when the matrix is singular to working precision once its diagonal is scaled to one. */
    public static Optional<RealMatrix> of(double[][] matrix) {
        int size = matrix.length;
        double[] scale = new double[size];
        for (int a = 0; a < size; a++) {
            double own = Math.abs(matrix[a][a]);
            scale[a] = own > 0 && Double.isFinite(own) ? 1 / Math.sqrt(own) : 1;
        }
        double[][] scaled = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                scaled[a][b] = scale[a] * matrix[a][b] * scale[b];
            }
        }
        DecompositionSolver solver = new LUDecomposition(MatrixUtils.createRealMatrix(scaled)).getSolver();
        if (!solver.isNonSingular()) {
            return Optional.empty();
        }
        double[][] inverse = solver.getInverse().getData();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                inverse[a][b] *= scale[a] * scale[b];
            }
        }
        return Optional.of(MatrixUtils.createRealMatrix(inverse));
    }
}
