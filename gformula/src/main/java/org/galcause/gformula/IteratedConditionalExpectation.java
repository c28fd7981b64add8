package org.galcause.gformula;

import java.util.Optional;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.ice.BackwardRegression;
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
 * @param iterated the family of the regressions of pseudo-outcomes: gaussian, in whose predictions the treatment at t alone is the
 *     regime's (Diaz et al. 2023), or binomial on the [0, 1] scale, in whose predictions all treatments up to t are, where the regime sets
 *     them without regard to their natural value (Bang and Robins 2005); empty means gaussian for a continuous outcome, else binomial
 * @param bound predictions on the [0, 1] scale are clipped to [bound, 1 - bound]
 */
public record IteratedConditionalExpectation(
        String name, Fit fit, EventForm event, ModelSpec outcome, Optional<Family> iterated, double bound)
        implements Estimator {

    /** The default of {@code bound}. */
    public static final double BOUND = 1e-5;

    /** How risks are computed. */
    public enum EventForm {
        /** The pseudo-outcome is 1 after the event. */
        CLASSICAL,
        /** Hazards are combined with the pseudo-outcome. */
        HAZARD
    }

    /** The defaults, under a name. */
    public static IteratedConditionalExpectation defaults(String name) {
        return new IteratedConditionalExpectation(
                name, Fit.BY_TIME, EventForm.CLASSICAL, ModelSpec.empty(), Optional.empty(), BOUND);
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        return BackwardRegression.answer(this, problem, replicate);
    }
}
