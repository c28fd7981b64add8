package org.galcause.gformula;

import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.Errors;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;

/** Which estimators work on a panel that is larger than memory, or is in parts: those whose every step is a sum over units. */
public final class InParts {

    private InParts() {}

    /** The sentence that says why an estimator needs all units at once, and what to do; empty when it does not. */
    public static Optional<String> refusal(Estimator estimator, EstimationProblem problem) {
        return need(estimator, problem)
                .map(need -> estimator.name() + " needs all units in one memory, because " + need
                        + "; leave out --panel blocks on a machine that holds the panel, or use gformula, ice, msm, tmle or"
                        + " sdr with parametric models");
    }

    private static Optional<String> need(Estimator estimator, EstimationProblem problem) {
        return learner(estimator, problem)
                .map(learner -> "its models are by learner: " + learner.text() + ", which is not a sum over units")
                .or(() -> other(estimator));
    }

    private static Optional<Learner> learner(Estimator estimator, EstimationProblem problem) {
        return Stream.concat(problem.models().values().stream(), own(estimator))
                .flatMap(spec -> spec.learner().stream())
                .filter(learner -> learner != Learner.GLM)
                .findFirst();
    }

    private static Stream<ModelSpec> own(Estimator estimator) {
        if (estimator instanceof IteratedConditionalExpectation ice) {
            return Stream.of(ice.outcome());
        } else if (estimator instanceof TargetedMinimumLoss tmle) {
            return Stream.of(tmle.outcome(), tmle.ratio().model());
        } else if (estimator instanceof SequentiallyDoublyRobust sdr) {
            return Stream.of(sdr.outcome(), sdr.ratio().model());
        } else if (estimator instanceof InverseProbabilityWeighting ipw) {
            return Stream.of(ipw.ratio().model());
        } else if (estimator instanceof MarginalStructuralModel msm) {
            return Stream.concat(
                    Stream.of(curve(msm.outcome())),
                    msm.weights() == Weights.NONE
                            ? Stream.of()
                            : Stream.concat(Stream.of(msm.treatment().model()), msm.numerator().stream()));
        } else if (estimator instanceof Naive naive) {
            return Stream.of(curve(naive.outcome()));
        }
        return Stream.of();
    }

    /** A restricted cubic spline is parametric. */
    private static ModelSpec curve(ModelSpec outcome) {
        return outcome.learner().filter(Learner.SPLINE::equals).isPresent() ? outcome.with(Learner.GLM) : outcome;
    }

    private static Optional<String> other(Estimator estimator) {
        if (estimator instanceof MarginalStructuralModel msm) {
            return weights(msm);
        } else if (estimator instanceof Naive
                || estimator instanceof ParametricGFormula
                || estimator instanceof IteratedConditionalExpectation) {
            return Optional.empty();
        }
        return working(estimator);
    }

    private static Optional<String> weights(MarginalStructuralModel msm) {
        if (msm.weights() != Weights.NONE && msm.treatment().density() == Density.KERNEL) {
            return Optional.of("density: kernel is not a sum over units");
        } else if (msm.errors() == Errors.STACKED) {
            return Optional.of("errors: stacked keep the scores of every unit (write errors: robust, or bootstrap)");
        }
        return Optional.empty();
    }

    private static Optional<String> working(Estimator estimator) {
        boolean working =
                estimator instanceof TargetedMinimumLoss tmle && tmle.working().isPresent()
                        || estimator instanceof SequentiallyDoublyRobust sdr
                                && sdr.working().isPresent()
                        || estimator instanceof InverseProbabilityWeighting ipw
                                && ipw.working().isPresent();
        return working ? Optional.of("a working model is fitted to all of them under every regime") : Optional.empty();
    }
}
