package org.galcause.gformula;

import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;

/**
 * How often each estimator's 95 % interval holds the truth, over simulated studies of the linear feedback world: 500 units, three times; the
 * effect of shifting the treatment by half a unit at every time, and of moving it from level 0 to level 0.5.
 */
final class CoverageBench {

    private static final int UNITS = 500;
    private static final int STEPS = 3;
    private static final int LAST = STEPS - 1;
    private static final double BY = 0.5;
    private static final double WIDE = 1.959963984540054;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final int replicates;

    private CoverageBench(int replicates) {
        this.replicates = replicates;
    }

    /** What the intervals of one kind did so far. */
    private static final class Tally {
        private final List<double[]> intervals = new ArrayList<>();
        private int failed;

        String row(String name, double truth) {
            double n = intervals.size();
            double inside = intervals.stream()
                            .filter(i -> i[1] <= truth && truth <= i[2])
                            .count()
                    / n;
            double mean = intervals.stream().mapToDouble(i -> i[0]).average().orElse(Double.NaN);
            double spread = Math.sqrt(intervals.stream()
                            .mapToDouble(i -> (i[0] - mean) * (i[0] - mean))
                            .sum()
                    / (n - 1));
            double width =
                    intervals.stream().mapToDouble(i -> i[2] - i[1]).average().orElse(Double.NaN);
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f %% | ± %.1f | %+.2f | %.3f | %.3f | %d |",
                    name,
                    100 * inside,
                    100 * Math.sqrt(inside * (1 - inside) / n),
                    (mean - truth) / spread,
                    spread,
                    width,
                    failed);
        }
    }

    public static void main(String[] arguments) {
        int studies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        int replicates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 80;
        CoverageBench bench = new CoverageBench(replicates);
        long start = System.nanoTime();
        for (int study = 0; study < studies; study++) {
            bench.shift(study);
            bench.level(study);
            bench.lightLevel(study);
        }
        System.out.printf(
                Locale.ROOT,
                "%d studies of %d units and %d times, %d bootstrap replicates, %.0f s%n",
                studies,
                UNITS,
                STEPS,
                replicates,
                (System.nanoTime() - start) / 1e9);
        System.out.println(
                "| estimator, interval, question | coverage | MC error | bias / sd | sd | mean width | failed |");
        System.out.println("|---|---|---|---|---|---|---|");
        bench.tallies.forEach((name, tally) -> System.out.println(
                tally.row(name, name.endsWith("shift") ? shifted() : LinearFeedback.truth(BY, LAST) - 1)));
    }

    /** The effect of the shift: every mean of the world is linear. */
    private static double shifted() {
        double l = 0;
        double before = 0;
        double a = 0;
        for (int t = 0; t < STEPS; t++) {
            before = a;
            l = t == 0 ? 0 : 0.5 * l + 0.4 * before;
            a = 0.8 * l + 0.3 * before + BY;
        }
        return 0.7 * a + 1.5 * l - 0.2 * before;
    }

    private void shift(int study) {
        EstimationProblem problem =
                problem(study, regimes(natural(), regime("more", "A", new Intervention.Shift(BY, Optional.empty()))));
        analytic(TargetedMinimumLoss.defaults("tmle"), problem, "shift");
        analytic(SequentiallyDoublyRobust.defaults("sdr"), problem, "shift");
        analytic(InverseProbabilityWeighting.defaults("ipw"), problem, "shift");
        bootstrap(gformula(), problem, "shift");
        bootstrap(IteratedConditionalExpectation.defaults("ice"), problem, "shift");
        bootstrap(InverseProbabilityWeighting.defaults("ipw"), problem, "shift");
    }

    private void level(int study) {
        EstimationProblem problem = problem(study, levels());
        analytic(TargetedMinimumLoss.defaults("tmle"), problem, "level");
        analytic(SequentiallyDoublyRobust.defaults("sdr"), problem, "level");
        analytic(MarginalStructuralModel.named("msm"), problem, "level");
        analytic(stacked(), problem, "level");
        bootstrap(Naive.named("naive"), problem, "level");
        bootstrap(MarginalStructuralModel.named("msm"), problem, "level");
        bootstrap(gformula(), problem, "level");
        bootstrap(IteratedConditionalExpectation.defaults("ice"), problem, "level");
    }

    /** Weights where confounding is moderate, so that they are light. */
    private void lightLevel(int study) {
        EstimationProblem problem =
                problem(LinearFeedback.panel(UNITS, STEPS, 1_000_000L + study, 0.3), study, levels());
        String asked = "level, moderate confounding";
        analytic(MarginalStructuralModel.named("msm"), problem, asked);
        analytic(stacked(), problem, asked);
        bootstrap(MarginalStructuralModel.named("msm"), problem, asked);
        bootstrap(Naive.named("naive"), problem, asked);
    }

    private static Contrast levels() {
        return new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.CONSTANT,
                new Contrast.Grid.AtValues(List.of(0.0, BY)));
    }

    private static ParametricGFormula gformula() {
        return new ParametricGFormula(
                "gformula",
                OptionalInt.of(1_000),
                ParametricGFormula.Start.RESAMPLE,
                ParametricGFormula.Limits.OBSERVED);
    }

    private static MarginalStructuralModel stacked() {
        return MarginalStructuralModel.named("msm, stacked").with(MarginalStructuralModel.Errors.STACKED);
    }

    private static EstimationProblem problem(int study, Contrast contrast) {
        return problem(LinearFeedback.panel(UNITS, STEPS, 1_000_000L + study), study, contrast);
    }

    private static EstimationProblem problem(Panel panel, int study, Contrast contrast) {
        return Problems.problem(
                panel,
                LinearFeedback.GRAPH,
                question("A", "Y", List.of(LAST), contrast, Optional.empty()),
                Map.of(),
                study);
    }

    private Tally tally(String name) {
        return tallies.computeIfAbsent(name, key -> new Tally());
    }

    private static double effect(Answer answer) {
        return answer.values().get(1).estimate() - answer.values().get(0).estimate();
    }

    private void analytic(Estimator estimator, EstimationProblem problem, String asked) {
        Tally tally = tally(estimator.name() + ", without bootstrap, " + asked);
        try {
            Answer answer = estimator.answer(problem, Replicate.ofSample(problem.seed()));
            List<List<Double>> covariance = answer.covariance();
            if (covariance.isEmpty()) {
                tally.failed++;
                return;
            }
            double error = Math.sqrt(covariance.get(0).get(0)
                    + covariance.get(1).get(1)
                    - 2 * covariance.get(0).get(1));
            add(tally, effect(answer), effect(answer) - WIDE * error, effect(answer) + WIDE * error);
        } catch (UserError e) {
            tally.failed++;
        }
    }

    private static void add(Tally tally, double estimate, double low, double high) {
        if (Double.isFinite(estimate) && Double.isFinite(low) && Double.isFinite(high)) {
            tally.intervals.add(new double[] {estimate, low, high});
        } else {
            tally.failed++;
        }
    }

    private void bootstrap(Estimator estimator, EstimationProblem problem, String asked) {
        Tally percentile = tally(estimator.name() + ", bootstrap percentile, " + asked);
        Tally normal = tally(estimator.name() + ", bootstrap normal, " + asked);
        double estimate = effect(estimator.answer(problem, Replicate.ofSample(problem.seed())));
        double[] effects = IntStream.rangeClosed(1, replicates)
                .mapToDouble(r -> effect(estimator.answer(problem, new Replicate(problem.seed(), r))))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double mean = Arrays.stream(effects).average().orElseThrow();
        double error = Math.sqrt(
                Arrays.stream(effects).map(e -> (e - mean) * (e - mean)).sum() / (effects.length - 1));
        add(percentile, estimate, Quantiles.ofSorted(effects, 0.025), Quantiles.ofSorted(effects, 0.975));
        add(normal, estimate, estimate - WIDE * error, estimate + WIDE * error);
    }
}
