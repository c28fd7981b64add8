package org.galcause.gformula.glm;

import java.util.List;
import java.util.OptionalInt;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.learner.Regression;

/**
 * 1 with a probability that a learner has found, else 0; or the mean alone of a continuous response.
 *
 * @param variable its name
 * @param fit its probability
 * @param scale of the response; only one that is 0 or 1 already can be drawn
 * @param absorbing the variable's index when it stays 1 once it is 1
 */
record LearntBinary(String variable, Regression fit, ResponseScale scale, OptionalInt absorbing)
        implements ConditionalModel {

    @Override
    public void mean(Columns histories, int step, double[] out) {
        fit.mean(histories, step, out);
        BernoulliModel.stayAbsorbed(absorbing, histories, step, out);
    }

    @Override
    public void probability(Columns histories, int step, double[] values, double[] out) {
        mean(histories, step, out);
        BernoulliModel.ofValues(values, histories.rows(), out);
    }

    @Override
    public void reads(int step, Reads reads) {
        fit.reads(step, reads);
        if (absorbing.isPresent() && step > 0) {
            reads.value(absorbing.getAsInt(), step - 1);
        }
    }

    @Override
    public int noises() {
        return 1;
    }

    @Override
    public void shape(double[][] uniforms, int rows) {}

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        if (!scale.equals(ResponseScale.NONE)) {
            throw BernoulliModel.noDraws(variable);
        }
        mean(histories, step, out);
        for (int i = 0; i < histories.rows(); i++) {
            out[i] = noise[0][i] < out[i] ? 1 : Double.isNaN(out[i]) ? out[i] : 0;
        }
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return fit.terms(regime, model, time);
    }
}
