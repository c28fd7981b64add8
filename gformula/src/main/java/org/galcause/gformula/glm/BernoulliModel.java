package org.galcause.gformula.glm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.learner.Regression;

/**
 * 1 with a probability that a regression says, else 0; or the mean alone of a continuous response.
 *
 * @param variable its name
 * @param fit its probability
 * @param scale of the response; only one that is 0 or 1 already can be drawn
 * @param absorbing the variable's index when it stays 1 once it is 1
 */
record BernoulliModel(String variable, Regression fit, ResponseScale scale, OptionalInt absorbing)
        implements ConditionalModel {

    @Override
    public void mean(Columns histories, int step, double[] out) {
        fit.mean(histories, step, out);
        stayAbsorbed(absorbing, histories, step, out);
    }

    @Override
    public void probability(Columns histories, int step, double[] values, double[] out) {
        mean(histories, step, out);
        ofValues(values, histories.rows(), out);
    }

    /** Probabilities of 1, in place, to those of values. */
    private static void ofValues(double[] values, int rows, double[] probabilities) {
        for (int i = 0; i < rows; i++) {
            probabilities[i] = values[i] == 1 ? probabilities[i] : values[i] == 0 ? 1 - probabilities[i] : Double.NaN;
        }
    }

    /** 1 for units whose absorbing variable was 1 before. */
    private static void stayAbsorbed(OptionalInt absorbing, Columns histories, int step, double[] out) {
        if (absorbing.isPresent() && step > 0) {
            double[] before = histories.column(absorbing.getAsInt(), step - 1);
            for (int i = 0; i < histories.rows(); i++) {
                out[i] = before[i] == 1 ? 1 : out[i];
            }
        }
    }

    @Override
    public Optional<String> caution() {
        return fit.caution();
    }

    @Override
    public void reads(int step, Reads reads) {
        fit.reads(step, reads);
        if (absorbing.isPresent() && step > 0) {
            reads.value(absorbing.getAsInt(), step - 1);
        }
    }

    @Override
    public void shape(double[][] uniforms, int rows) {
        if (fit instanceof GlmFit) {
            toLogit(uniforms[0], rows);
        }
    }

    /** u below p is logit(u) below logit(p): draws then need no exponential. */
    static void toLogit(double[] uniforms, int rows) {
        for (int i = 0; i < rows; i++) {
            uniforms[i] = Math.log(uniforms[i] / (1 - uniforms[i]));
        }
    }

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        if (!scale.equals(ResponseScale.NONE)) {
            throw noDraws();
        }
        if (fit instanceof GlmFit logistic) {
            logistic.predictor(histories, step, out);
        } else {
            fit.mean(histories, step, out);
        }
        for (int i = 0; i < histories.rows(); i++) {
            out[i] = noise[0][i] < out[i] ? 1 : Double.isNaN(out[i]) ? out[i] : 0;
        }
        stayAbsorbed(absorbing, histories, step, out);
    }

    private UserError noDraws() {
        return UserError.study("the model of " + variable
                + ": a quasi-binomial model of a continuous variable has a mean but no distribution to draw from;"
                + " use gaussian, bounded-gaussian or another family");
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return fit.terms(regime, model, time);
    }
}
