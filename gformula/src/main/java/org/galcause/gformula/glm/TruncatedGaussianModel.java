package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.causalmodel.NormalQuantile;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;

/**
 * Normal, truncated to an interval.
 *
 * @param fit the mean and spread before truncation
 * @param lower the lower limit, or minus infinity
 * @param upper the upper limit, or infinity
 */
record TruncatedGaussianModel(GlmFit fit, double lower, double upper) implements ConditionalModel {

    @Override
    public void mean(Columns histories, int step, double[] out) {
        fit.predictor(histories, step, out);
        for (int i = 0; i < histories.rows(); i++) {
            double a = (lower - out[i]) / fit.sigma();
            double b = (upper - out[i]) / fit.sigma();
            out[i] += fit.sigma() * (Normal.density(a) - Normal.density(b)) / Normal.between(a, b);
        }
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
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        fit.predictor(histories, step, out);
        for (int i = 0; i < histories.rows(); i++) {
            double a = (lower - out[i]) / fit.sigma();
            double b = (upper - out[i]) / fit.sigma();
            double value = out[i] + fit.sigma() * quantile(noise[0][i], a, b);
            out[i] = Math.max(lower, Math.min(upper, value));
        }
    }

    /** Of the standard normal truncated to (a, b), computed in the lower tail, where probabilities keep their digits. */
    private static double quantile(double u, double a, double b) {
        if (a > 0) {
            return -quantile(1 - u, -b, -a);
        }
        double p = Normal.below(a) + u * Normal.between(a, b);
        return p <= 0 ? a : p >= 1 ? b : NormalQuantile.of(p);
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return fit.terms(regime, model, time);
    }
}
