package org.galcause.gformula.msm;

import org.galcause.gformula.weights.UsedWeights;
import org.galcause.gformula.weights.WeightScores;

/**
 * What estimated weights add to the scores of a weighted regression: the sum over its rows of the score's derivative by the parameters of the
 * treatment's models, times how far each galaxy moves these (Stefanski and Boos 2002; Lunceford and Davidian 2004). A weight that was
 * winsorised does not move.
 */
final class StackedScores {

    private final WeightScores models;
    private final UsedWeights used;
    private final double[][] derivative;

    /** @param coefficients how many columns the regression has */
    StackedScores(WeightScores models, UsedWeights used, int coefficients) {
        this.models = models;
        this.used = used;
        this.derivative = new double[coefficients][models.size()];
    }

    /** Notes the score of a row. */
    void add(int unit, int step, double[] score) {
        if (used.isChanged(unit, step)) {
            return;
        }
        double[] gradient = models.gradient(unit, step);
        for (int a = 0; a < score.length; a++) {
            for (int q = 0; q < gradient.length; q++) {
                derivative[a][q] += score[a] * gradient[q];
            }
        }
    }

    /** What is added to a galaxy's score once all rows are noted. */
    double[] of(int unit) {
        double[] influence = models.influence(unit);
        double[] added = new double[derivative.length];
        for (int a = 0; a < added.length; a++) {
            for (int q = 0; q < influence.length; q++) {
                added[a] += derivative[a][q] * influence[q];
            }
        }
        return added;
    }
}
