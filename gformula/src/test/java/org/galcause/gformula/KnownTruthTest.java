package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.question;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worlds whose answer is known, put to every estimator: the naive one must fail where confounding is, the others must not. */
class KnownTruthTest {

    private static final int STEPS = 3;
    private static final int LAST = STEPS - 1;
    private static final Panel FEEDBACK = LinearFeedback.panel(6_000, STEPS, 21);
    private static final Panel NULL = nullWorld(6_000);
    private static final Panel ONE_TIME = crossSection(4_000);

    static Stream<Estimator> adjusting() {
        return Stream.of(
                MarginalStructuralModel.named("msm"),
                ParametricGFormula.defaults("gformula"),
                IteratedConditionalExpectation.defaults("ice"),
                InverseProbabilityWeighting.defaults("ipw"),
                TargetedMinimumLoss.defaults("tmle"),
                SequentiallyDoublyRobust.defaults("sdr"));
    }

    private static EstimationProblem levels(Panel panel, int step, Double... values) {
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.CONSTANT,
                new Contrast.Grid.AtValues(List.of(values)));
        return Problems.problem(
                panel, LinearFeedback.GRAPH, question("A", "Y", List.of(step), levels, Optional.empty()), Map.of(), 5);
    }

    private static List<Answer.Value> values(Estimator estimator, EstimationProblem problem) {
        return estimator.answer(problem, Replicate.ofSample(5)).values();
    }

    private static double slope(Estimator estimator, EstimationProblem problem) {
        List<Answer.Value> values = values(estimator, problem);
        return values.get(1).estimate() - values.get(0).estimate();
    }

    /** The slope over bootstrap replicates. */
    private static double band(Estimator estimator, EstimationProblem problem) {
        double[] slopes = IntStream.rangeClosed(1, 20)
                .mapToDouble(r -> {
                    List<Answer.Value> values =
                            estimator.answer(problem, new Replicate(5, r)).values();
                    return values.get(1).estimate() - values.get(0).estimate();
                })
                .toArray();
        double mean = Arrays.stream(slopes).average().orElseThrow();
        return Math.sqrt(Arrays.stream(slopes).map(s -> (s - mean) * (s - mean)).sum() / 19);
    }

    @Test
    void theNaiveCurveMissesTheFeedbackByManyBands() {
        EstimationProblem problem = levels(FEEDBACK, LAST, 0.0, 1.0);
        Estimator naive = Naive.named("naive");
        double truth = LinearFeedback.truth(1, LAST) - LinearFeedback.truth(0, LAST);
        assertThat(Math.abs(slope(naive, problem) - truth)).isGreaterThan(3 * 1.96 * band(naive, problem));
    }

    @ParameterizedTest
    @MethodSource("adjusting")
    void levelsOfTheFeedbackWorld(Estimator estimator) {
        EstimationProblem problem = levels(FEEDBACK, LAST, 0.0, 1.0);
        List<Answer.Value> values = values(estimator, problem);
        for (int level = 0; level < 2; level++) {
            assertThat(values.get(level).estimate())
                    .as("level %d", level)
                    .isCloseTo(LinearFeedback.truth(level, LAST), within(bound(estimator, 0.15, 0.3, 0.45)));
        }
    }

    /** Weights of strong confounding have long tails, which are cut off: what is left of them is a bias, and noise. */
    private static double bound(Estimator estimator, double others, double msm, double ipw) {
        return estimator instanceof MarginalStructuralModel
                ? msm
                : estimator instanceof InverseProbabilityWeighting ? ipw : others;
    }

    /** Confounded by L, without any effect. */
    private static Panel nullWorld(int units) {
        double[][] columns = LinearFeedback.columns(units, STEPS, 33);
        long key = Randomness.key(33, "no effect");
        for (int i = 0; i < units; i++) {
            double l = 0;
            for (int t = 0; t < STEPS; t++) {
                long own = Randomness.with(Randomness.with(key, i), t);
                l = 0.5 * l + Randomness.normal(own, 0);
                columns[t][i] = l;
                columns[STEPS + t][i] = 0.5 * l + Randomness.normal(own, 1);
                columns[2 * STEPS + t][i] = 1 + 1.5 * l + 0.5 * Randomness.normal(own, 2);
            }
        }
        return Panel.of(LinearFeedback.schema(STEPS), LongStream.range(0, units).toArray(), columns);
    }

    @ParameterizedTest
    @MethodSource("adjusting")
    void noEffectWhereThereIsNone(Estimator estimator) {
        EstimationProblem problem = levels(NULL, LAST, -0.5, 0.5);
        assertThat(slope(Naive.named("naive"), problem)).isGreaterThan(1);
        assertThat(slope(estimator, problem)).isCloseTo(0, within(bound(estimator, 0.08, 0.15, 0.3)));
    }

    @ParameterizedTest
    @MethodSource("adjusting")
    void aLevelFarFromTheDataIsRefusedWithItsReason(Estimator estimator) {
        Answer.Value value = values(estimator, levels(FEEDBACK, LAST, 0.0, 9.0)).get(1);
        assertThat(value.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(value.estimate()).isNaN();
        assertThat(value.reason()).isNotBlank();
    }

    static Stream<Estimator> smoothing() {
        return Stream.of(
                InverseProbabilityWeighting.defaults("ipw"),
                TargetedMinimumLoss.defaults("tmle"),
                SequentiallyDoublyRobust.defaults("sdr"));
    }

    @ParameterizedTest
    @MethodSource("smoothing")
    void smoothedLevelsSayThatTheyAre(Estimator estimator) {
        assertThat(values(estimator, levels(FEEDBACK, LAST, 0.0, 1.0))).allSatisfy(value -> {
            assertThat(value.verdict()).isEqualTo(Verdict.CAUTION);
            assertThat(value.reason())
                    .startsWith("smoothed: mean outcome when A varies about this level at every time");
            assertThat(value.standardError()).isBetween(0.005, 0.3);
        });
    }

    /** One time: Y = sin(2 A) + L with A = 0.8 L + noise. */
    private static Panel crossSection(int units) {
        double[][] columns = new double[3][units];
        long key = Randomness.key(5, "one time");
        for (int i = 0; i < units; i++) {
            double l = Randomness.normal(Randomness.with(key, i), 0);
            double a = 0.8 * l + 0.8 * Randomness.normal(Randomness.with(key, i), 1);
            columns[0][i] = l;
            columns[1][i] = a;
            columns[2][i] = Math.sin(2 * a) + l + 0.4 * Randomness.normal(Randomness.with(key, i), 2);
        }
        return Panel.of(
                new PanelSchema(LinearFeedback.variables(), TimeGrid.of(0)),
                LongStream.range(0, units).toArray(),
                columns);
    }

    /** The regression of Y on A and L is a plane, so it is wrong everywhere; the density is right. */
    @Test
    void aCurveAtOneTimeIsFoundThoughTheRegressionIsWrong() {
        Double[] levels = {-1.2, -0.6, 0.0, 0.6, 1.2};
        EstimationProblem problem = levels(ONE_TIME, 0, levels);
        double[] robust = errors(SequentiallyDoublyRobust.defaults("sdr"), problem, levels);
        double[] plugIn = errors(IteratedConditionalExpectation.defaults("ice"), problem, levels);
        double[] naive = errors(Naive.named("naive"), problem, levels);
        assertThat(Arrays.stream(robust).max().orElseThrow()).isLessThan(0.15);
        assertThat(Arrays.stream(plugIn).max().orElseThrow()).isGreaterThan(0.4);
        assertThat(Arrays.stream(naive).max().orElseThrow()).isGreaterThan(0.4);
        assertThat(values(TargetedMinimumLoss.defaults("tmle"), problem).get(0).reason())
                .startsWith("smoothed: local linear regression of a doubly robust pseudo-outcome (bandwidth ");
    }

    private static double[] errors(Estimator estimator, EstimationProblem problem, Double... levels) {
        List<Answer.Value> values = values(estimator, problem);
        return IntStream.range(0, levels.length)
                .mapToDouble(i -> Math.abs(values.get(i).estimate() - Math.sin(2 * levels[i])))
                .toArray();
    }
}
