package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.causalmodel.NormalQuantile;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;

/**
 * Normal with constant spread.
 *
 * @param fit its mean
 * @param draws whether draws may leave the range that the response was scaled from
 */
record GaussianModel(GlmFit fit, Draws draws) implements ConditionalModel {

    /** Where draws fall. */
    enum Draws {
        ANYWHERE,
        WITHIN_SCALE
    }

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
    public int noises() {
        return 1;
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
        fit.predictor(histories, step, out);
        Vectors.add(fit.sigma(), noise[0], rows, out);
        fit.scale().back(out, rows);
        if (draws == Draws.WITHIN_SCALE) {
            for (int i = 0; i < rows; i++) {
                out[i] = Math.max(fit.scale().low(), Math.min(fit.scale().high(), out[i]));
            }
        }
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return fit.terms(regime, model, time);
    }
}
