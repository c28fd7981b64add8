package org.galcause.gformula;

import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/**
 * Iterated conditional expectation (Robins 1997; Bang and Robins 2005).
 *
 * @param name the name in the results
 * @param fit by time, pooled (the first regression over all times) or stratified (followers only)
 * @param event how risks are computed when the outcome is an event
 * @param outcome the regression of the outcome
 * @param iterated the family of the regressions of pseudo-outcomes: binomial on the [0, 1] scale, or gaussian
 * @param bound predictions on the [0, 1] scale are clipped to [bound, 1 - bound]
 */
public record IteratedConditionalExpectation(
        String name, Fit fit, EventForm event, ModelSpec outcome, Family iterated, double bound) implements Estimator {

    /** How risks are computed. */
    public enum EventForm {
        /** The pseudo-outcome is 1 after the event. */
        CLASSICAL,
        /** Hazards are combined with the pseudo-outcome. */
        HAZARD
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        throw new UnsupportedOperationException("ice");
    }
}
