package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.Reads;

/**
 * A category, with logits against the first level among the fitted rows.
 *
 * @param design the columns
 * @param levels the levels' indices, ascending, the reference first
 * @param labels the labels of the levels but the reference
 * @param logits the coefficients of the levels but the reference
 * @param rows how many rows were fitted
 */
public record MultinomialModel(
        Design design, List<Integer> levels, List<String> labels, List<Coefficients> logits, long rows)
        implements ConditionalModel {

    public MultinomialModel {
        levels = List.copyOf(levels);
        labels = List.copyOf(labels);
        logits = List.copyOf(logits);
    }

    @Override
    public void mean(Columns histories, int step, double[] out) {
        new Levels(levels).mean(cumulative(histories, step), histories.rows(), out);
    }

    @Override
    public void probability(Columns histories, int step, double[] values, double[] out) {
        new Levels(levels).probability(cumulative(histories, step), values, histories.rows(), out);
    }

    /** For each level but the last, each unit's probability of that level or a lower one. */
    private double[][] cumulative(Columns histories, int step) {
        int rows = histories.rows();
        double[][] odds = new double[logits.size()][rows];
        for (int k = 0; k < odds.length; k++) {
            design.predictor(histories, step, logits.get(k).values(), odds[k]);
        }
        for (int i = 0; i < rows; i++) {
            double most = 0;
            for (double[] o : odds) {
                most = Math.max(most, o[i]);
            }
            double sum = Math.exp(-most);
            double before = sum;
            for (int k = 0; k < odds.length; k++) {
                double next = Math.exp(odds[k][i] - most);
                odds[k][i] = before;
                before += next;
                sum += next;
            }
            for (double[] o : odds) {
                o[i] /= sum;
            }
        }
        return odds;
    }

    @Override
    public void reads(int step, Reads reads) {
        logits.forEach(logit -> design.reads(step, logit.values(), reads));
    }

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        new Levels(levels).draw(cumulative(histories, step), noise[0], histories.rows(), out);
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        List<ModelTerm> terms = new ArrayList<>();
        for (int k = 0; k < logits.size(); k++) {
            for (int j = 0; j < design.size(); j++) {
                terms.add(new ModelTerm(
                        regime,
                        model + "/" + labels.get(k),
                        time,
                        design.names().get(j),
                        logits.get(k).reported(j),
                        logits.get(k).standardError(j),
                        rows));
            }
        }
        return terms;
    }
}
