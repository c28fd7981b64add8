package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;

/**
 * Zero, or lognormal.
 *
 * @param nonzero the probability that the value is not 0
 * @param logarithm the logarithm of the value where it is not 0
 */
record ZeroInflatedModel(GlmFit nonzero, GlmFit logarithm) implements ConditionalModel {

    @Override
    public void mean(Columns histories, int step, double[] out) {
        double[] log = new double[histories.rows()];
        nonzero.mean(histories, step, out);
        logarithm.mean(histories, step, log);
        double half = logarithm.sigma() * logarithm.sigma() / 2;
        for (int i = 0; i < log.length; i++) {
            out[i] *= Math.exp(log[i] + half);
        }
    }

    @Override
    public void reads(int step, Reads reads) {
        nonzero.reads(step, reads);
        logarithm.reads(step, reads);
    }

    @Override
    public Ranged ranged() {
        return Ranged.NONZERO;
    }

    @Override
    public int noises() {
        return 2;
    }

    @Override
    public void shape(double[][] uniforms, int rows) {
        BernoulliModel.toLogit(uniforms[0], rows);
        GaussianModel.toNormal(uniforms[1], rows);
    }

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        double[] log = new double[histories.rows()];
        nonzero.predictor(histories, step, out);
        logarithm.predictor(histories, step, log);
        for (int i = 0; i < log.length; i++) {
            double value = Math.exp(log[i] + logarithm.sigma() * noise[1][i]);
            out[i] = noise[0][i] < out[i] ? value : Double.isNaN(out[i]) ? out[i] : 0;
        }
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        List<ModelTerm> terms = new ArrayList<>(nonzero.terms(regime, model + "/zero", time));
        terms.addAll(logarithm.terms(regime, model + "/positive", time));
        return terms;
    }
}
