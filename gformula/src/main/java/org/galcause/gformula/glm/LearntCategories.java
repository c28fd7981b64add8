package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.learner.Regression;

/**
 * A category whose levels' probabilities are those of each level against all others, divided by their sum; all the
 * same where every one of these is 0.
 *
 * @param levels those among the fitted rows
 * @param labels of the levels
 * @param fits one for each level
 */
record LearntCategories(Levels levels, List<String> labels, List<Regression> fits) implements ConditionalModel {

    @Override
    public void mean(Columns histories, int step, double[] out) {
        levels.mean(below(histories, step), histories.rows(), out);
    }

    @Override
    public void probability(Columns histories, int step, double[] values, double[] out) {
        levels.probability(below(histories, step), values, histories.rows(), out);
    }

    private double[][] below(Columns histories, int step) {
        int rows = histories.rows();
        double[][] below = new double[levels.count() - 1][];
        double[] sum = new double[rows];
        double[] one = new double[rows];
        for (int k = 0; k < levels.count(); k++) {
            fits.get(k).mean(histories, step, one);
            for (int i = 0; i < rows; i++) {
                sum[i] += one[i];
            }
            if (k < below.length) {
                below[k] = sum.clone();
            }
        }
        for (double[] until : below) {
            for (int i = 0; i < rows; i++) {
                until[i] /= sum[i];
            }
        }
        for (int k = 0; k < below.length; k++) {
            for (int i = 0; i < rows; i++) {
                below[k][i] = sum[i] == 0 ? (k + 1.0) / levels.count() : below[k][i];
            }
        }
        return below;
    }

    @Override
    public void reads(int step, Reads reads) {
        fits.forEach(fit -> fit.reads(step, reads));
    }

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        levels.draw(below(histories, step), noise[0], histories.rows(), out);
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        List<ModelTerm> terms = new ArrayList<>();
        for (int k = 0; k < fits.size(); k++) {
            terms.addAll(fits.get(k).terms(regime, model + "/" + labels.get(k), time));
        }
        return terms;
    }
}
