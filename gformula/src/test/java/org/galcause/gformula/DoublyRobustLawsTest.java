package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.InverseProbabilityWeighting.Normalise;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.RatioModel.Method;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A linear world in which the ratio of a shift is exactly logistic, so that one nuisance can be made wrong and the other right. */
class DoublyRobustLawsTest {

    private static final int UNITS = 9_000;
    private static final double BY = 0.5;
    /** 1 + BY (0.7 x 1.62 + 1.5 x 0.4 - 0.2): by 1.62 BY the second treatment differs, and by 0.4 BY the second covariate. */
    private static final double TRUTH = 1 + 1.534 * BY;

    private static final String RIGHT = "L + A[t-1]";
    private static final String WRONG = "1";
    private static final Panel PANEL = LinearFeedback.panel(UNITS, 2, 23);

    private static Intervention shift(double by) {
        return new Intervention.Shift(by, Optional.empty());
    }

    private static EstimationProblem asked(Panel panel, Contrast contrast) {
        return problem(
                panel, LinearFeedback.GRAPH, question("A", "Y", List.of(1), contrast, Optional.empty()), Map.of(), 5);
    }

    private static EstimationProblem shifted() {
        return asked(PANEL, regimes(natural(), regime("up", "A", shift(BY)), regime("still", "A", shift(0))));
    }

    private static ModelSpec formula(String text) {
        return ModelSpec.empty().with(Formula.parse(text));
    }

    private static RatioModel ratio(String history) {
        return new RatioModel(formula(history), Method.CLASSIFICATION, 1, 0.01);
    }

    private static Estimator tmle(int folds, String ratio, String outcome) {
        return new TargetedMinimumLoss(
                "tmle", folds, ratio(ratio), formula(outcome), Optional.empty(), 1e-5, Optional.empty());
    }

    private static Estimator sdr(int folds, String ratio, String outcome) {
        return new SequentiallyDoublyRobust("sdr", folds, ratio(ratio), formula(outcome), Optional.empty());
    }

    private static Estimator ipw(RatioModel ratio) {
        return new InverseProbabilityWeighting("ipw", ratio, Normalise.HAJEK, EventForm.CLASSICAL, Optional.empty());
    }

    private static Answer answer(EstimationProblem problem, Estimator estimator) {
        return estimator.answer(problem, Replicate.ofSample(5));
    }

    @Test
    void plugInsWithAWrongNuisanceMissTheTruth() {
        Estimator ice = new IteratedConditionalExpectation(
                "ice",
                Fit.BY_TIME,
                EventForm.CLASSICAL,
                formula("A"),
                Optional.empty(),
                IteratedConditionalExpectation.BOUND);
        assertThat(answer(shifted(), ice).values().get(1).estimate() - TRUTH).isGreaterThan(0.4);
        assertThat(Math.abs(answer(shifted(), ipw(ratio(WRONG))).values().get(1).estimate() - TRUTH))
                .isGreaterThan(0.2);
    }

    static Stream<Estimator> withOneRightNuisance() {
        return Stream.of(
                tmle(1, RIGHT, "A"),
                tmle(1, WRONG, "L + A + A[t-1]"),
                tmle(3, RIGHT, "A"),
                sdr(1, RIGHT, "A"),
                sdr(1, WRONG, "L + A + A[t-1]"),
                sdr(3, WRONG, "L + A + A[t-1]"),
                ipw(ratio(RIGHT)),
                TargetedMinimumLoss.defaults("tmle"),
                SequentiallyDoublyRobust.defaults("sdr"));
    }

    @ParameterizedTest
    @MethodSource("withOneRightNuisance")
    void oneRightNuisanceIsEnough(Estimator estimator) {
        Answer.Value up = answer(shifted(), estimator).values().get(1);
        assertThat(up.standardError()).isBetween(0.01, 0.06);
        assertThat(up.estimate()).isCloseTo(TRUTH, within(4 * up.standardError()));
    }

    @ParameterizedTest
    @MethodSource("withOneRightNuisance")
    void aShiftByNothingIsTheNaturalCourse(Estimator estimator) {
        Answer answer = answer(shifted(), estimator);
        assertThat(answer.values().get(2).estimate())
                .isEqualTo(answer.values().get(0).estimate());
        double difference = answer.covariance().get(0).get(0)
                - 2 * answer.covariance().get(0).get(2)
                + answer.covariance().get(2).get(2);
        assertThat(difference).isZero();
        assertThat(answer.values().get(1).estimate())
                .isNotCloseTo(answer.values().get(0).estimate(), within(0.1));
    }

    @Test
    void withoutFoldsTheNaturalCourseIsTheObservedMean() {
        double observed = Arrays.stream(PANEL.column(2, 1)).average().orElseThrow();
        for (Estimator estimator : List.of(tmle(1, RIGHT, "A"), sdr(1, RIGHT, "A"), ipw(ratio(RIGHT)))) {
            assertThat(answer(shifted(), estimator).values().get(0).estimate())
                    .as(estimator.name())
                    .isCloseTo(observed, within(1e-10));
        }
    }

    @Test
    void otherIdsChangeNothing() {
        long[] reversed = LongStream.range(0, UNITS).map(i -> UNITS - 1 - i).toArray();
        Panel other = Panel.of(PANEL.schema(), reversed, LinearFeedback.columns(UNITS, 2, 23));
        Contrast contrast = regimes(natural(), regime("up", "A", shift(BY)));
        for (Estimator estimator : List.of(tmle(1, RIGHT, "A"), sdr(1, RIGHT, "A"))) {
            assertThat(answer(asked(other, contrast), estimator).values().get(1).estimate())
                    .isCloseTo(
                            answer(asked(PANEL, contrast), estimator)
                                    .values()
                                    .get(1)
                                    .estimate(),
                            within(1e-9));
        }
    }

    @Test
    void aResampleIsAnsweredWithoutDiagnostics() {
        Answer answer = tmle(2, RIGHT, "A").answer(shifted(), new Replicate(5, 1));
        assertThat(answer.values().get(1).estimate()).isCloseTo(TRUTH, within(0.2));
        assertThat(answer.weights()).isEmpty();
    }

    @Test
    void aContinuousTreatmentHasNoPropensity() {
        RatioModel propensity = new RatioModel(formula(RIGHT), Method.PROPENSITY, 1, 0.01);
        assertThatThrownBy(() -> answer(shifted(), ipw(propensity)))
                .isInstanceOf(UserError.class)
                .hasMessage("the ratio of A asks for method: propensity, which needs a binary or categorical treatment,"
                        + " and this one is continuous; use method: classification");
    }

    @Test
    void treatmentsThatDoNotOverlapWithTheObservedAreRefused() {
        EstimationProblem problem = asked(PANEL, regimes(natural(), regime("far", "A", shift(50))));
        assertThatThrownBy(() -> answer(problem, sdr(1, RIGHT, "A")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "A/ratio under the regime \"far\" is separated by the term A: its fitted mean runs to its upper limit")
                .hasMessageContaining(
                        "in 9000 units at time 0, whose treatments and those under the regime do not overlap (positivity"
                                + " fails)");
    }

    /** Everybody changes treatment, so the treatment before separates the treatment: that nobody follows is the better sentence. */
    @Test
    void aRegimeThatNobodyFollowsIsRefusedBeforeItsPropensityIs() {
        double[][] columns = LinearFeedback.columns(400, 2, 3);
        for (int i = 0; i < 400; i++) {
            columns[2][i] = i % 2;
            columns[3][i] = 1 - i % 2;
        }
        List<Variable> variables = List.of(Variable.continuous("L"), Variable.binary("A"), Variable.continuous("Y"));
        Panel switching = Panel.of(
                new PanelSchema(variables, TimeGrid.of(0, 1)),
                LongStream.range(0, 400).toArray(),
                columns);
        EstimationProblem problem = asked(
                switching,
                regimes(
                        regime("always", "A", new Intervention.SetTo(1)),
                        regime("never", "A", new Intervention.SetTo(0))));
        RatioModel propensity = new RatioModel(formula(RIGHT), Method.PROPENSITY, 1, 0.01);
        assertThat(answer(problem, ipw(propensity)).values()).allSatisfy(value -> {
            assertThat(value.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(value.reason()).startsWith("nobody follows the regime");
        });
    }

    @Test
    void aRegimeThatNobodyFollowsIsRefused() {
        EstimationProblem problem = asked(PANEL, regimes(natural(), regime("far", "A", new Intervention.SetTo(0.3))));
        Answer.Value far = answer(problem, ipw(ratio(RIGHT))).values().get(1);
        assertThat(far.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(far.reason())
                .isEqualTo("nobody follows the regime \"far\" until time 1, so the data say nothing of it without a"
                        + " model; ask another regime, or use ice or gformula");
    }
}
