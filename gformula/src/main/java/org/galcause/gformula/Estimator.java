package org.galcause.gformula;

import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.Answer;

/**
 * A way to answer an identified question from a panel. Estimators are records: their fields are the options of the study file, and the
 * manifest and the log print the same fields. An answer depends on the problem and the replicate alone: the same bits on any thread.
 */
public sealed interface Estimator
        permits Naive,
                MarginalStructuralModel,
                ParametricGFormula,
                IteratedConditionalExpectation,
                TargetedMinimumLoss,
                SequentiallyDoublyRobust,
                InverseProbabilityWeighting {

    /** The name in the study file and in the results. */
    String name();

    /**
     * Answers on one bootstrap replicate, or on the sample itself (replicate 0). Single-threaded; safe to call from several threads at
     * once on the same problem.
     *
     * @param problem data, estimand and targets
     * @param replicate which resample of the galaxies
     * @throws UserError when the data cannot be used so, with a sentence that says why
     */
    Answer answer(EstimationProblem problem, Replicate replicate);
}
