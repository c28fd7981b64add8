package org.galcause.gformula.weights;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.result.ModelTerm;

/** The density of the treatment at each galaxy's own value. */
final class Densities {

    private final double[][] log;
    private final double[][] central;
    private final double[][] residuals;
    private final double[][] overlap;
    private final List<ModelTerm> terms;
    private final Optional<List<ScoredModel>> scored;

    /** @param scored the fits, when all are such that their scores are known */
    Densities(
            double[][] log,
            double[][] central,
            double[][] residuals,
            double[][] overlap,
            List<ModelTerm> terms,
            Optional<List<ScoredModel>> scored) {
        this.log = log;
        this.central = central;
        this.residuals = residuals;
        this.overlap = overlap;
        this.scored = scored;
        this.terms = List.copyOf(terms);
    }

    /** Its logarithm by step of the panel, then galaxy; 0 on rows that the model does not apply to, NaN where a value is missing. */
    double[][] log() {
        return log;
    }

    /**
     * By step and galaxy, the distance of the sample's mean treatment from what is expected of the galaxy, in standard deviations; of a
     * binary treatment the fitted probability itself.
     */
    double[][] central() {
        return central;
    }

    /** By step and galaxy, a continuous treatment less what is expected of the galaxy; an absent step has none. */
    double[][] residuals() {
        return residuals;
    }

    /** By step and galaxy, 1 / sum_k 1 / p_k over the levels of a binary or categorical treatment; an absent step has none. */
    double[][] overlap() {
        return overlap;
    }

    /** The fits with their rows; empty when the scores of one of them are not known. */
    Optional<List<ScoredModel>> scored() {
        return scored;
    }

    /** The fitted parametric models. */
    List<ModelTerm> terms() {
        return terms;
    }
}
