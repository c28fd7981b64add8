package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.learner.Regression;

/**
 * A fitted generalised linear model. Immutable, safe to share among threads.
 *
 * @param design its columns
 * @param link how its mean follows from the linear predictor
 * @param scale what the response was scaled from; coefficients and sigma are on the scaled response
 * @param coefficients of the design's columns
 * @param sigma root mean square of response minus fitted mean, divisor n
 * @param rows how many rows were fitted
 * @param caution why its predictions are to be taken with care; empty when there is no reason
 */
public record GlmFit(
        Design design,
        Link link,
        ResponseScale scale,
        Coefficients coefficients,
        double sigma,
        long rows,
        Optional<String> caution)
        implements Regression {

    /** The linear predictor of each unit at a step. */
    public void predictor(Columns histories, int step, double[] out) {
        design.predictor(histories, step, coefficients.values(), out);
    }

    @Override
    public void mean(Columns histories, int step, double[] out) {
        predictor(histories, step, out);
        link.toMeans(out, histories.rows());
        scale.back(out, histories.rows());
    }

    @Override
    public void reads(int step, Reads reads) {
        design.reads(step, coefficients.values(), reads);
    }

    /** Its coefficients and sigma. */
    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        List<ModelTerm> terms = new ArrayList<>();
        for (int j = 0; j < design.size(); j++) {
            terms.add(new ModelTerm(
                    regime,
                    model,
                    time,
                    design.names().get(j),
                    coefficients.reported(j),
                    coefficients.standardError(j),
                    rows));
        }
        terms.add(new ModelTerm(regime, model, time, "(sigma)", sigma, Double.NaN, rows));
        return List.copyOf(terms);
    }
}
