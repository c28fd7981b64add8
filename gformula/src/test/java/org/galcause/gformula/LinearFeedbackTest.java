package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Glm;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both outcome-regression estimators hit a closed form that regression on the treatment misses; and the laws that hold exactly. */
class LinearFeedbackTest {

    private static final int STEPS = 4;
    private static final Panel PANEL = LinearFeedback.panel(9_000, STEPS, 11);

    static Stream<Estimator> estimators() {
        return Stream.of(ParametricGFormula.defaults("gformula"), IteratedConditionalExpectation.defaults("ice"));
    }

    private static EstimationProblem asked(Panel panel, Contrast contrast, Integer... steps) {
        return problem(
                panel,
                LinearFeedback.GRAPH,
                question("A", "Y", List.of(steps), contrast, Optional.empty()),
                Map.of(),
                5);
    }

    private static Contrast.Levels levels(Double... values) {
        return new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.CONSTANT,
                new Contrast.Grid.AtValues(List.of(values)));
    }

    @Test
    void regressionOnTheTreatmentMissesTheTruth() {
        Scope scope = new Scope(PANEL.schema(), List.of("L", "A", "Y"), "Y");
        FitRows rows = new FitRows(
                PANEL,
                List.of(3),
                PanelValues.variable(PANEL, "Y"),
                PanelValues.multiplicities(PANEL, Replicate.ofSample(1).multiplicities(PANEL.units())));
        GlmFit naive = Glm.fit("Y", Formula.parse("mean(A[..t])"), scope, rows, Link.IDENTITY, ResponseScale.NONE);
        double truth = LinearFeedback.truth(1, 3) - LinearFeedback.truth(0, 3);
        assertThat(naive.coefficients().values()[1] - truth).isGreaterThan(0.4);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void levelsHitTheClosedForm(Estimator estimator) {
        EstimationProblem problem = asked(PANEL, levels(-1.0, 0.0, 1.0), 0, 1, 3);
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(5)).values();
        for (int i = 0; i < values.size(); i++) {
            double truth = LinearFeedback.truth(
                    problem.targets().get(i).summary(), problem.targets().get(i).step());
            assertThat(values.get(i).estimate()).as("target %d", i).isCloseTo(truth, within(0.08));
        }
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aShiftByZeroIsTheNaturalCourse(Estimator estimator) {
        EstimationProblem problem = asked(
                PANEL,
                regimes(
                        Problems.natural(),
                        regime("still", "A", new Intervention.Shift(0, Optional.empty())),
                        regime("named", "A", new Intervention.NaturalCourse())),
                3);
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(5)).values();
        assertThat(values.get(1).estimate()).isEqualTo(values.get(0).estimate());
        assertThat(values.get(2).estimate()).isEqualTo(values.get(0).estimate());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aLevelFarBeyondTheDataIsRefused(Estimator estimator) {
        EstimationProblem problem = asked(PANEL, levels(0.0, 9.0), 3);
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(5)).values();
        assertThat(values.get(0).verdict()).isEqualTo(Verdict.TRUSTED);
        assertThat(values.get(1).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(values.get(1).estimate()).isNaN();
        assertThat(values.get(1).reason())
                .contains("this level needs A = 9", "0 % of the units (0)", "at least 3 units");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aReplicateEqualsItsCopies(Estimator estimator) {
        Replicate replicate = new Replicate(5, 3);
        int units = 400;
        double[][] columns = LinearFeedback.columns(units, 3, 2);
        int[] counts = replicate.multiplicities(units);
        int[] copies = IntStream.range(0, units)
                .flatMap(unit -> IntStream.range(0, counts[unit]).map(copy -> unit))
                .toArray();
        double[][] copied = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            copied[c] = IntStream.of(copies).mapToDouble(unit -> column[unit]).toArray();
        }
        long[] ids = LongStream.range(0, units).toArray();
        Panel original = Panel.of(LinearFeedback.schema(3), ids, columns);
        Panel explicit = Panel.of(LinearFeedback.schema(3), ids, copied);
        Contrast contrast = regimes(regime("one", "A", new Intervention.SetTo(1)));
        Answer weighted = estimator.answer(asked(original, contrast, 2), replicate);
        Answer repeated = estimator.answer(asked(explicit, contrast, 2), Replicate.ofSample(5));
        double tolerance = estimator instanceof ParametricGFormula ? 0.05 : 1e-10;
        assertThat(weighted.values().get(0).estimate())
                .isCloseTo(repeated.values().get(0).estimate(), within(tolerance));
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        int units = 500;
        double[][] columns = LinearFeedback.columns(units, 3, 2);
        double[][] reversed = new double[columns.length][units];
        long[] ids = new long[units];
        long[] back = new long[units];
        for (int i = 0; i < units; i++) {
            ids[i] = i;
            back[i] = (long) units - 1 - i;
            for (int c = 0; c < columns.length; c++) {
                reversed[c][i] = columns[c][units - 1 - i];
            }
        }
        Contrast contrast = regimes(regime("one", "A", new Intervention.SetTo(1)));
        estimators().forEach(estimator -> {
            Answer a = estimator.answer(
                    asked(Panel.of(LinearFeedback.schema(3), ids, columns), contrast, 2), Replicate.ofSample(5));
            Answer b = estimator.answer(
                    asked(Panel.of(LinearFeedback.schema(3), back, reversed), contrast, 2), Replicate.ofSample(5));
            assertThat(a).isEqualTo(b);
        });
    }

    /** The mean of a bounded normal outcome is that of the scaled regression that is made anyway, so one study's models serve all estimators. */
    @Test
    void aBoundedOutcomeIsRegressedLikeANormalOne() {
        Contrast contrast = regimes(regime("one", "A", new Intervention.SetTo(1)));
        double[] estimates = Stream.of(Family.GAUSSIAN, Family.BOUNDED_GAUSSIAN)
                .mapToDouble(family -> IteratedConditionalExpectation.defaults("ice")
                        .answer(
                                problem(
                                        LinearFeedback.panel(500, 3, 2),
                                        LinearFeedback.GRAPH,
                                        question("A", "Y", List.of(2), contrast, Optional.empty()),
                                        Map.of("Y", ModelSpec.empty().with(family)),
                                        1),
                                Replicate.ofSample(1))
                        .values()
                        .get(0)
                        .estimate())
                .toArray();
        assertThat(estimates[1]).isCloseTo(estimates[0], within(1e-12));
    }

    @Test
    void otherIdsChangeNothingWithoutDraws() {
        int units = 500;
        double[][] columns = LinearFeedback.columns(units, 3, 2);
        long[] ids = LongStream.range(0, units).toArray();
        long[] other = LongStream.range(0, units).map(i -> (i * 7919L) % units).toArray();
        Contrast contrast = regimes(regime("one", "A", new Intervention.SetTo(1)));
        Estimator ice = IteratedConditionalExpectation.defaults("ice");
        double a = ice.answer(
                        asked(Panel.of(LinearFeedback.schema(3), ids, columns), contrast, 2), Replicate.ofSample(5))
                .values()
                .get(0)
                .estimate();
        double b = ice.answer(
                        asked(Panel.of(LinearFeedback.schema(3), other, columns), contrast, 2), Replicate.ofSample(5))
                .values()
                .get(0)
                .estimate();
        assertThat(b).isCloseTo(a, within(1e-12));
    }

    @Test
    void theNaturalCourseIsHeldAgainstTheData() {
        EstimationProblem problem = asked(PANEL, regimes(regime("one", "A", new Intervention.SetTo(1))), 1, 3);
        Answer answer = new ParametricGFormula(
                        "gformula",
                        OptionalInt.of(50_000),
                        ParametricGFormula.Start.RESAMPLE,
                        ParametricGFormula.Limits.NONE)
                .answer(problem, Replicate.ofSample(5));
        List<Diagnostic> rows = answer.diagnostics().stream()
                .filter(row -> row.what().startsWith("natural-course/"))
                .toList();
        assertThat(rows)
                .extracting(Diagnostic::what)
                .containsExactly(
                        "natural-course/observed",
                        "natural-course/simulated",
                        "natural-course/observed",
                        "natural-course/simulated");
        assertThat(rows).extracting(Diagnostic::verdict).containsOnly(Verdict.TRUSTED);
        assertThat(rows.get(3).value()).isCloseTo(rows.get(2).value(), within(0.1));
        assertThat(answer.values().get(0).standardError()).isBetween(1e-4, 0.02);
    }
}
