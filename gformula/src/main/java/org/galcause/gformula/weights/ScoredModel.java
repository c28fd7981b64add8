package org.galcause.gformula.weights;

import java.util.List;
import org.galcause.causalmodel.panel.Panel;

/** A fitted model of a factor of the weights whose scores are known: a generalised linear model, or a multinomial one. */
sealed interface ScoredModel permits ScoredFit, ScoredCategories {

    /** The side of the ratio that a density stands on. */
    enum Side {
        NUMERATOR(1),
        DENOMINATOR(-1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }
    }

    /** Whether a weight is multiplied by 1 / sum_k 1 / p_k of the probabilities that this model says, of a binary treatment p (1 - p). */
    enum Tilt {
        NONE,
        OVERLAP
    }

    /** How the logarithm of the weight's factor changes with the model's parameters, and how each galaxy moves these. */
    FactorScores scores(Panel panel, Side side, Tilt tilt);

    /** Of several models. */
    static List<FactorScores> scores(List<ScoredModel> models, Panel panel, Side side, Tilt tilt) {
        return models.stream().map(model -> model.scores(panel, side, tilt)).toList();
    }
}
