package org.galcause.gformula;

import java.util.Optional;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.ipw.WeightedMean;

/**
 * The mean of observed outcomes weighted by cumulative density ratios (Robins, Hernan and Brumback 2000; Hajek 1971). Standard errors take the
 * weights as known.
 *
 * @param name the name in the results
 * @param ratio the density ratios, not cross-fitted
 * @param normalise whether weights are divided by their sum
 * @param event how risks are computed when the outcome is an event: the weighted mean of the event, or a product of weighted hazards
 * @param working a model over regimes and times: a weighted regression of the outcomes of those who follow
 */
public record InverseProbabilityWeighting(
        String name, RatioModel ratio, Normalise normalise, EventForm event, Optional<WorkingModel> working)
        implements Estimator {

    /** What the weighted sum is divided by. */
    public enum Normalise {
        /** The sum of the weights. */
        HAJEK,
        /** The number of units. */
        HORVITZ_THOMPSON
    }

    /** The defaults, under a name. */
    public static InverseProbabilityWeighting defaults(String name) {
        return new InverseProbabilityWeighting(
                name, RatioModel.defaults(), Normalise.HAJEK, EventForm.CLASSICAL, Optional.empty());
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        return WeightedMean.answer(this, problem, replicate);
    }
}
