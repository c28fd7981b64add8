package org.galcause.gformula;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.question.Target;
import org.galcause.gformula.model.Family;

/**
 * A working marginal structural model: the projection of the mean outcomes under all regimes, at all times asked, on a model of few
 * coefficients (Neugebauer and van der Laan 2007; Petersen, Schwab, Gruber, Blaser, Schomaker and van der Laan 2014).
 *
 * @param formula on treatments as the regimes give them, variables that are measured once, and t
 * @param family binomial or gaussian; empty means binomial for a binary outcome, else gaussian
 * @param weights of the projection: by regime, one number of 0 or more for each time asked, ascending; empty means all alike
 */
public record WorkingModel(Formula formula, Optional<Family> family, Map<String, List<Double>> weights) {

    public WorkingModel {
        weights = Map.copyOf(weights);
    }

    /** How much a target counts in the projection. */
    public double weight(Target target, List<Integer> stepsAsked) {
        List<Double> own = weights.get(target.regime().name());
        return own == null ? 1 : own.get(stepsAsked.indexOf(target.step()));
    }
}
