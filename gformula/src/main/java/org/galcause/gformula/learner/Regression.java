package org.galcause.gformula.learner;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;

/** A fitted regression, whatever learnt it. Immutable, safe to share among threads. */
public interface Regression {

    /** The mean of each unit at a step, on the response's own scale, into {@code out}; NaN where a regressor is missing. */
    void mean(Columns histories, int step, double[] out);

    /** Which values it reads at a step. */
    void reads(int step, Reads reads);

    /** Why its predictions are to be taken with care, in a sentence; empty when there is no reason. */
    default Optional<String> caution() {
        return Optional.empty();
    }

    /** What there is of coefficients as rows of {@code models.csv}; none where the learner has no such thing. */
    List<ModelTerm> terms(String regime, String model, double time);
}
