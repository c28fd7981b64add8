package org.galcause.gformula;

import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.msm.StructuralAnswer;

/**
 * The outcome regressed on the exposure with nothing adjusted for: what confounding does to the answer.
 *
 * @param name the name in the results
 * @param outcome the regression of the outcome on the exposure
 */
public record Naive(String name, ModelSpec outcome) implements Estimator {

    /** The default: a restricted cubic spline of the exposure. */
    public static Naive named(String name) {
        return new Naive(name, ModelSpec.empty());
    }

    /** The rules of Mucesh et al. (2024): a forest with leaves of 200. */
    public static Naive paper(String name) {
        return new Naive(name, ModelSpec.empty().with(Learner.FOREST));
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        return StructuralAnswer.of(problem, replicate, unweighted(), exposure(problem));
    }

    private MarginalStructuralModel unweighted() {
        return MarginalStructuralModel.named(name)
                .with(MarginalStructuralModel.Weights.NONE)
                .with(new MarginalStructuralModel.Extremes.Untouched())
                .withOutcome(outcome);
    }

    /** The summary of the question's levels; the running mean when the question has regimes. */
    private static Contrast.Summary exposure(EstimationProblem problem) {
        return problem.estimand().question().contrast() instanceof Contrast.Levels levels
                ? levels.summary()
                : new Contrast.Summary.RunningMean();
    }
}
