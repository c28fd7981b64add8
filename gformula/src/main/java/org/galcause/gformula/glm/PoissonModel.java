package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;

/**
 * Poisson.
 *
 * @param fit its mean
 */
record PoissonModel(GlmFit fit) implements ConditionalModel {

    private static final int MOST = 100_000;

    @Override
    public void mean(Columns histories, int step, double[] out) {
        fit.mean(histories, step, out);
    }

    @Override
    public void reads(int step, Reads reads) {
        fit.reads(step, reads);
    }

    @Override
    public void draw(Columns histories, int step, double[][] noise, double[] out) {
        fit.mean(histories, step, out);
        for (int i = 0; i < histories.rows(); i++) {
            out[i] = quantile(noise[0][i], out[i]);
        }
    }

    /** The smallest count whose distribution function is at least u, in logarithms where exp(-mean) would vanish. */
    private static double quantile(double u, double mean) {
        if (Double.isNaN(mean)) {
            return mean;
        }
        double logTerm = -mean;
        double sum = Math.exp(logTerm);
        int count = 0;
        while (sum < u && count < MOST) {
            count++;
            logTerm += Math.log(mean / count);
            sum += Math.exp(logTerm);
        }
        return count;
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return fit.terms(regime, model, time);
    }
}
