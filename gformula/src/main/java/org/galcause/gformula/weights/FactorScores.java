package org.galcause.gformula.weights;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.galcause.causalmodel.UserError;
import org.galcause.gformula.glm.Inverse;

/**
 * How the logarithm of a weight's factor changes with the parameters of one estimated model, and how each galaxy moves these parameters:
 * what a stack of estimating equations needs (Stefanski and Boos 2002).
 */
final class FactorScores {

    private final int size;
    private final Map<Integer, double[][]> gradients;
    private final double[][] influences;

    private FactorScores(int size, Map<Integer, double[][]> gradients, double[][] influences) {
        this.size = size;
        this.gradients = gradients;
        this.influences = influences;
    }

    /** How many parameters the model has. */
    int size() {
        return size;
    }

    /** Adds the gradient of a galaxy's factor at a step to {@code sum}, from a place on. */
    void addGradient(int unit, int step, double[] sum, int from) {
        double[][] byUnit = gradients.get(step);
        if (byUnit != null && byUnit[unit].length > 0) {
            for (int j = 0; j < size; j++) {
                sum[from + j] += byUnit[unit][j];
            }
        }
    }

    /** How far a galaxy moves the parameters, into {@code out} from a place on. */
    void influence(int unit, double[] out, int from) {
        System.arraycopy(influences[unit], 0, out, from, size);
    }

    /** Sums over the rows of a fit. */
    static final class Sums {

        private final int size;
        private final Map<Integer, double[][]> gradients = new HashMap<>();
        private final double[][] scores;
        private final double[][] derivative;

        /** @param size how many parameters there are: coefficients, and perhaps a spread */
        Sums(int units, int size) {
            this.size = size;
            this.scores = new double[units][size];
            this.derivative = new double[size][size];
        }

        /** Notes the gradient of the logarithm of a unit's factor at a step. */
        void gradient(int step, int unit, double[] gradient) {
            gradients.computeIfAbsent(step, at -> new double[scores.length][0])[unit] = gradient;
        }

        /** Adds a row's part of the estimating equations. */
        void score(int unit, double[] score) {
            for (int j = 0; j < size; j++) {
                scores[unit][j] += score[j];
            }
        }

        /**
         * Adds how a row's scores of some coefficients fall with those of others.
         *
         * @param equations where the coefficients of the equations begin
         * @param parameters where the coefficients begin that they fall with
         * @param x the columns that have coefficients
         * @param curvature how the score of the one predictor falls with the other
         */
        void curvature(int equations, int parameters, double[] x, double curvature) {
            for (int j = 0; j < x.length; j++) {
                for (int k = 0; k < x.length; k++) {
                    derivative[equations + j][parameters + k] += curvature * x[j] * x[k];
                }
            }
        }

        /** Adds a row's part of how the last estimating equation falls with the last parameter. */
        void addLast(double curvature) {
            derivative[size - 1][size - 1] += curvature;
        }

        FactorScores scores() {
            RealMatrix inverse = Inverse.of(derivative)
                    .orElseThrow(
                            () -> UserError.data("a model of the weights has terms that its rows barely tell apart, so"
                                    + " errors: stacked are not known; leave a term out, or write errors: robust"));
            RealMatrix solved =
                    inverse.multiply(MatrixUtils.createRealMatrix(scores).transpose());
            return new FactorScores(size, gradients, solved.transpose().getData());
        }
    }
}
