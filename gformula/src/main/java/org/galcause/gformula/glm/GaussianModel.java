package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.causalmodel.NormalQuantile;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.learner.Regression;

/**
 * Normal with constant spread, whatever has learnt its mean.
 *
 * @param fit its mean
 * @param sigma its spread
 * @param range draws stay within it
 */
record GaussianModel(Regression fit, double sigma, ResponseScale range) implements ConditionalModel {

    /** The range of draws that may fall anywhere. */
    static final ResponseScale ANYWHERE = new ResponseScale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    @Override
    public void mean(Columns histories, int step, double[] out) {
        fit.mean(histories, step, out);
    }

    @Override
    public void reads(int step, Reads reads) {
        fit.reads(step, reads);
    }

    @Override
    public Ranged ranged() {
        return Ranged.ALL;
    }

    @Override
    public void shape(double[][] uniforms, int rows) {
        toNormal(uniforms[0], rows);
    }

    static void toNormal(double[] uniforms, int rows) {
        for (int i = 0; i < rows; i++) {
            uniforms[i] = NormalQuantile.of(uniforms[i]);
        }
    }

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        int rows = histories.rows();
        fit.mean(histories, step, out);
        Vectors.add(sigma, noise[0], rows, out);
        if (!range.equals(ANYWHERE)) {
            for (int i = 0; i < rows; i++) {
                out[i] = Math.max(range.low(), Math.min(range.high(), out[i]));
            }
        }
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return fit.terms(regime, model, time);
    }
}
