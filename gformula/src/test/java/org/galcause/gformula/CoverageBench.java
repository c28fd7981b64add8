package org.galcause.gformula;

import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Contrast;

/**
 * How often each estimator's 95 % interval holds the truth, over simulated studies of the linear feedback world: 500 units, three times; the
 * effect of shifting the treatment by half a unit at every time, and of moving it from level 0 to level 0.5.
 */
final class CoverageBench {

    private static final int UNITS = 500;
    private static final int STEPS = 3;
    private static final int LAST = STEPS - 1;
    private static final double BY = 0.5;
    private static final double RISE = LinearFeedback.truth(BY, LAST) - 1;

    private final CoverageTable table;

    private CoverageBench(int replicates) {
        this.table = new CoverageTable(replicates);
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
        bench.table.print();
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
        table.analytic(TargetedMinimumLoss.defaults("tmle"), problem, "shift", shifted());
        table.analytic(SequentiallyDoublyRobust.defaults("sdr"), problem, "shift", shifted());
        table.analytic(InverseProbabilityWeighting.defaults("ipw"), problem, "shift", shifted());
        table.bootstrap(gformula(), problem, "shift", shifted());
        table.bootstrap(IteratedConditionalExpectation.defaults("ice"), problem, "shift", shifted());
        table.bootstrap(InverseProbabilityWeighting.defaults("ipw"), problem, "shift", shifted());
    }

    private void level(int study) {
        EstimationProblem problem = problem(study, levels());
        table.analytic(TargetedMinimumLoss.defaults("tmle"), problem, "level", RISE);
        table.analytic(SequentiallyDoublyRobust.defaults("sdr"), problem, "level", RISE);
        table.analytic(MarginalStructuralModel.named("msm"), problem, "level", RISE);
        table.analytic(stacked(), problem, "level", RISE);
        table.bootstrap(Naive.named("naive"), problem, "level", RISE);
        table.bootstrap(MarginalStructuralModel.named("msm"), problem, "level", RISE);
        table.bootstrap(gformula(), problem, "level", RISE);
        table.bootstrap(IteratedConditionalExpectation.defaults("ice"), problem, "level", RISE);
    }

    /** Weights where confounding is moderate, so that they are light. */
    private void lightLevel(int study) {
        EstimationProblem problem =
                problem(LinearFeedback.panel(UNITS, STEPS, 1_000_000L + study, 0.3), study, levels());
        String asked = "level, moderate confounding";
        table.analytic(MarginalStructuralModel.named("msm"), problem, asked, RISE);
        table.analytic(stacked(), problem, asked, RISE);
        table.bootstrap(MarginalStructuralModel.named("msm"), problem, asked, RISE);
        table.bootstrap(Naive.named("naive"), problem, asked, RISE);
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
}
