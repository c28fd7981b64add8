package org.galcause.gformula.msm;

import java.util.Optional;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.TreatmentWeights;
import org.galcause.gformula.weights.UsedWeights;
import org.galcause.gformula.weights.WeightScores;

/**
 * What the standard errors of a structural model take into account.
 *
 * @param used the weights
 * @param models of the treatment, where the weights are not taken as known
 * @param moves whether what each unit moves is asked for
 */
record StandardErrors(UsedWeights used, Optional<WeightScores> models, Moves moves) {

    /** What each unit moves: asked for where risks are made of several regressions, or means are compared with the natural one. Memory: coefficients x units. */
    enum Moves {
        ASKED,
        NOT_ASKED
    }

    /** None on a resample: resamples are what they are for. */
    static Optional<StandardErrors> of(Resample sample, TreatmentWeights weights, UsedWeights used) {
        boolean event = sample.problem().estimand().question().event().isPresent();
        boolean natural = sample.problem().targets().stream()
                .anyMatch(target -> target.regime().isNatural());
        return sample.isSample()
                ? Optional.of(
                        new StandardErrors(used, weights.scores(), event || natural ? Moves.ASKED : Moves.NOT_ASKED))
                : Optional.empty();
    }

    /** What estimated weights add to the scores of a regression with so many columns. */
    Optional<StackedScores> stacked(int coefficients) {
        return models.map(scores -> new StackedScores(scores, used, coefficients));
    }
}
