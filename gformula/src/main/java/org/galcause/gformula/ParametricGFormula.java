package org.galcause.gformula;

import java.util.OptionalInt;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.montecarlo.MonteCarlo;

/**
 * The parametric g-formula by Monte-Carlo simulation (Robins 1986; Taubman et al. 2009).
 *
 * @param name the name in the results
 * @param simulations simulated subjects; empty means 10 x units, at least 10,000
 * @param start where the subjects' first values come from
 * @param limits whether simulated values are kept within the observed range
 */
public record ParametricGFormula(String name, OptionalInt simulations, Start start, Limits limits)
        implements Estimator {

    /** Where the subjects' first values come from. */
    public enum Start {
        /** Observed first rows drawn with replacement. */
        RESAMPLE,
        /** The observed first rows, in turn. */
        OBSERVED
    }

    /** Whether simulated values are kept within the observed range. */
    public enum Limits {
        OBSERVED,
        NONE
    }

    /** The defaults, under a name. */
    public static ParametricGFormula defaults(String name) {
        return new ParametricGFormula(name, OptionalInt.empty(), Start.RESAMPLE, Limits.OBSERVED);
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        return MonteCarlo.answer(this, problem, replicate);
    }
}
