package org.galcause.gformula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.question.Question.Event.Effect;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/**
 * How often each estimator's 95 % interval holds the truth where the outcome is an event beside a competing one: the difference and the ratio of
 * the risks under always and never, and the coefficient of a working model of them; 1,000 units, two times.
 */
final class EventCoverageBench {

    private static final int UNITS = 1_000;

    private final CoverageTable table;

    private EventCoverageBench(int replicates) {
        this.table = new CoverageTable(replicates);
    }

    public static void main(String[] arguments) {
        int studies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        int replicates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 80;
        EventCoverageBench bench = new EventCoverageBench(replicates);
        for (int study = 0; study < studies; study++) {
            bench.effect(study, Effect.TOTAL);
            bench.effect(study, Effect.DIRECT);
            bench.working(study);
        }
        System.out.printf(
                Locale.ROOT,
                "%d studies of %d units and 2 times, %d bootstrap replicates%n",
                studies,
                UNITS,
                replicates);
        bench.table.print();
    }

    private void effect(int study, Effect effect) {
        EstimationProblem problem = CompetingWorld.asked(UNITS, effect, 7_000_000L + study);
        String asked = effect.name().toLowerCase(Locale.ROOT) + " effect";
        double never = CompetingWorld.truth(0, 0, effect);
        double always = CompetingWorld.truth(1, 1, effect);
        List<Estimator> influence = List.of(
                TargetedMinimumLoss.defaults("tmle"),
                SequentiallyDoublyRobust.defaults("sdr"),
                InverseProbabilityWeighting.defaults("ipw"),
                msm());
        for (Estimator estimator : influence) {
            table.analytic(estimator, problem, asked, always - never);
            table.analyticRatio(estimator, problem, asked + ", ratio", always / never);
        }
        for (Estimator estimator : List.of(gformula(), IteratedConditionalExpectation.defaults("ice"))) {
            table.bootstrap(estimator, problem, asked, always - never);
            table.bootstrapRatio(estimator, problem, asked + ", ratio", always / never);
        }
    }

    /** Never, always and stopped are as many risks as the model has coefficients, so its truth is known. */
    private void working(int study) {
        EstimationProblem problem = CompetingWorld.asked(UNITS, Effect.TOTAL, 7_000_000L + study);
        Optional<WorkingModel> working =
                Optional.of(new WorkingModel(Formula.parse("A + A[t-1]"), Optional.empty(), Map.of()));
        double truth =
                logit(CompetingWorld.truth(1, 0, Effect.TOTAL)) - logit(CompetingWorld.truth(0, 0, Effect.TOTAL));
        TargetedMinimumLoss tmle = TargetedMinimumLoss.defaults("tmle");
        SequentiallyDoublyRobust sdr = SequentiallyDoublyRobust.defaults("sdr");
        InverseProbabilityWeighting ipw = InverseProbabilityWeighting.defaults("ipw");
        for (Estimator estimator : List.of(
                new TargetedMinimumLoss(
                        "tmle", tmle.folds(), tmle.ratio(), tmle.outcome(), tmle.iterated(), tmle.bound(), working),
                new SequentiallyDoublyRobust("sdr", sdr.folds(), sdr.ratio(), sdr.outcome(), working),
                new InverseProbabilityWeighting("ipw", ipw.ratio(), ipw.normalise(), ipw.event(), working))) {
            table.coefficient(estimator, problem, "Y/working", "A[t-1]", "working model", truth);
        }
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private static Estimator gformula() {
        return new ParametricGFormula(
                "gformula",
                OptionalInt.of(UNITS),
                ParametricGFormula.Start.RESAMPLE,
                ParametricGFormula.Limits.OBSERVED);
    }

    private static MarginalStructuralModel msm() {
        return MarginalStructuralModel.named("msm")
                .with(new Extremes.Untouched())
                .withOutcome(ModelSpec.empty()
                        .with(Formula.parse("A*A[t-1]*factor(t)"))
                        .with(Fit.POOLED));
    }
}
