package org.galcause.gformula;

import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.model.ModelSpec;

/**
 * The outcome regressed on the exposure with nothing adjusted for: what confounding does to the answer.
 *
 * @param name the name in the results
 * @param outcome the regression of the outcome on the exposure
 */
public record Naive(String name, ModelSpec outcome) implements Estimator {

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        throw new UnsupportedOperationException("naive");
    }
}
