package org.galcause.gformula.weights;

import java.util.List;
import org.galcause.causalmodel.result.ModelTerm;

/** The density of the treatment at each galaxy's own value. */
final class Densities {

    private final double[][] log;
    private final double[][] central;
    private final double[][] residuals;
    private final List<ModelTerm> terms;

    Densities(double[][] log, double[][] central, double[][] residuals, List<ModelTerm> terms) {
        this.log = log;
        this.central = central;
        this.residuals = residuals;
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

    /** The fitted parametric models. */
    List<ModelTerm> terms() {
        return terms;
    }
}
