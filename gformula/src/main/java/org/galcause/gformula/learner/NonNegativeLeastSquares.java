package org.galcause.gformula.learner;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * Least squares with coefficients that are not negative, for a handful of regressors: every subset of them is solved, and the best whose
 * coefficients are all positive is the optimum (Lawson and Hanson 1974, chapter 23, without the search).
 */
final class NonNegativeLeastSquares {

    private NonNegativeLeastSquares() {}

    /**
     * The coefficients as shares of their sum.
     *
     * @param products of regressors with each other
     * @param withResponse products of regressors with the response
     */
    static double[] shares(double[][] products, double[] withResponse) {
        int size = withResponse.length;
        double[] best = new double[size];
        double least = 0;
        for (int subset = 1; subset < 1 << size; subset++) {
            int members = subset;
            int[] chosen = IntStream.range(0, size)
                    .filter(m -> (members >> m & 1) == 1)
                    .toArray();
            double[] solution = solve(products, withResponse, chosen);
            double loss = loss(withResponse, chosen, solution);
            if (loss < least - 1e-12 * Math.abs(least)) {
                least = loss;
                best = spread(size, chosen, solution);
            }
        }
        return normalised(best);
    }

    /** Infinite when a coefficient is not positive; else the sum of squares less that of the response. */
    private static double loss(double[] withResponse, int[] chosen, double[] solution) {
        double gain = 0;
        for (int k = 0; k < chosen.length; k++) {
            if (!(solution[k] > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            gain += solution[k] * withResponse[chosen[k]];
        }
        return -gain;
    }

    private static double[] solve(double[][] products, double[] withResponse, int[] chosen) {
        double[][] part = new double[chosen.length][chosen.length];
        double[] right = new double[chosen.length];
        for (int a = 0; a < chosen.length; a++) {
            right[a] = withResponse[chosen[a]];
            for (int b = 0; b < chosen.length; b++) {
                part[a][b] = products[chosen[a]][chosen[b]];
            }
        }
        DecompositionSolver solver = new LUDecomposition(
                        MatrixUtils.createRealMatrix(part), 1e-12 * products[chosen[0]][chosen[0]])
                .getSolver();
        return solver.isNonSingular()
                ? solver.solve(new ArrayRealVector(right, false)).toArray()
                : new double[chosen.length];
    }

    private static double[] spread(int size, int[] chosen, double[] solution) {
        double[] all = new double[size];
        for (int k = 0; k < chosen.length; k++) {
            all[chosen[k]] = solution[k];
        }
        return all;
    }

    /** Equal shares when nothing fits better than 0: then every regressor is 0, or all point the wrong way. */
    private static double[] normalised(double[] values) {
        double sum =
                IntStream.range(0, values.length).mapToDouble(k -> values[k]).sum();
        return IntStream.range(0, values.length)
                .mapToDouble(k -> sum > 0 ? values[k] / sum : 1.0 / values.length)
                .toArray();
    }
}
