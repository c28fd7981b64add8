package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.InverseProbabilityWeighting.Normalise;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.RatioModel.Method;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A world of two times in which who is lost depends on the past, and every mean is known in closed form:
 *
 * <pre>
 * L_0 = e;  A_0 ~ expit(0.6 L_0);  lost in 0 ~ expit(-1.5 + L_0 + 0.5 A_0);  L_1 = 0.5 L_0 + EFFECT A_0 + e;
 * A_1 ~ expit(0.5 L_1);  lost in 1 ~ expit(-1.5 + 0.6 L_1);  Y = L_0 + L_1 + 0.625 EFFECT A_1 + e
 * </pre>
 *
 * so that always less never is 1.625 EFFECT.
 */
class LossesWorldTest {

    private static final String GRAPH = """
            L[t-1] -> L[t], A[t], C[t], Y[t]
            A[t-1] -> L[t], A[t], C[t], Y[t]
            L[t] -> A[t], C[t], Y[t]
            A[t] -> C[t], Y[t]
            """;
    private static final double EFFECT = 0.8;
    private static final double TRUTH = 1.625 * EFFECT;

    private static EstimationProblem world(int units, double effect, long seed, Map<String, ModelSpec> models) {
        double[][] columns = new double[8][units];
        long key = Randomness.key(seed, "losses");
        for (int i = 0; i < units; i++) {
            fill(columns, i, effect, Randomness.with(key, i));
        }
        PanelSchema schema = new PanelSchema(
                List.of(Variable.continuous("L"), Variable.binary("A"), Variable.binary("C"), Variable.continuous("Y")),
                TimeGrid.of(new double[] {0, 1}));
        Panel panel = Panel.of(schema, LongStream.range(0, units).toArray(), columns);
        Question question = new Question(
                List.of("A"),
                "Y",
                List.of(1),
                regimes(set("never", 0), set("always", 1)),
                Optional.empty(),
                Optional.of(new Question.Censoring("C", 1)));
        return problem(panel, GRAPH, question, models, seed);
    }

    private static void fill(double[][] columns, int i, double effect, long own) {
        double l0 = Randomness.normal(own, 0);
        double a0 = draw(own, 1, 0.6 * l0);
        double c0 = draw(own, 2, -1.5 + l0 + 0.5 * a0);
        double l1 = 0.5 * l0 + effect * a0 + Randomness.normal(own, 3);
        double a1 = draw(own, 4, 0.5 * l1);
        double c1 = draw(own, 5, -1.5 + 0.6 * l1);
        double y = l0 + l1 + 0.625 * effect * a1 + Randomness.normal(own, 6);
        boolean first = c0 == 1;
        double[] row = {
            l0,
            first ? Double.NaN : l1,
            a0,
            first ? Double.NaN : a1,
            c0,
            first ? Double.NaN : c1,
            Double.NaN,
            first || c1 == 1 ? Double.NaN : y
        };
        for (int k = 0; k < row.length; k++) {
            columns[k][i] = row[k];
        }
    }

    private static double draw(long own, int what, double predictor) {
        return Randomness.uniform(own, what) < 1 / (1 + Math.exp(-predictor)) ? 1 : 0;
    }

    private static Regime set(String name, double value) {
        return regime(name, "A", new Intervention.SetTo(value));
    }

    private static double effect(Answer answer) {
        return answer.values().get(1).estimate() - answer.values().get(0).estimate();
    }

    private static double error(Answer answer) {
        return Math.sqrt(answer.covariance().get(0).get(0)
                + answer.covariance().get(1).get(1)
                - 2 * answer.covariance().get(0).get(1));
    }

    private static RatioModel ratio(Method method) {
        return new RatioModel(ModelSpec.empty(), method, 1, 0.001);
    }

    private static Estimator ipw() {
        return new InverseProbabilityWeighting(
                "ipw", ratio(Method.PROPENSITY), Normalise.HAJEK, EventForm.CLASSICAL, Optional.empty());
    }

    private static Estimator tmle(Method method) {
        return new TargetedMinimumLoss(
                "tmle", 1, ratio(method), ModelSpec.empty(), Optional.empty(), 1e-5, Optional.empty());
    }

    static Stream<Estimator> all() {
        return Stream.of(
                ipw(),
                tmle(Method.PROPENSITY),
                tmle(Method.CLASSIFICATION),
                new SequentiallyDoublyRobust(
                        "sdr", 1, ratio(Method.CLASSIFICATION), ModelSpec.empty(), Optional.empty()),
                IteratedConditionalExpectation.defaults("ice"),
                ParametricGFormula.defaults("gformula"),
                MarginalStructuralModel.named("msm")
                        .with(new MarginalStructuralModel.Extremes.Untouched())
                        .withOutcome(ModelSpec.empty().with(Formula.parse("A + A[t-1]"))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void lossesThatDependOnThePastAreUndone(Estimator estimator) {
        Answer answer = estimator.answer(world(8000, EFFECT, 3, Map.of()), Replicate.ofSample(3));
        assertThat(effect(answer)).isCloseTo(TRUTH, within(0.15));
        assertThat(answer.values().get(0).estimate()).isCloseTo(0, within(0.12));
    }

    /** As if those who stay were a random part: the treatment's weights are right, and the means are not. */
    @Test
    void toTakeThoseWhoStayForEverybodyIsWrong() {
        Map<String, ModelSpec> atRandom = Map.of("C", ModelSpec.empty().with(Formula.interceptOnly()));
        Answer answer = ipw().answer(world(8000, EFFECT, 3, atRandom), Replicate.ofSample(3));
        assertThat(answer.values().get(0).estimate()).isLessThan(-0.3);
    }

    @Test
    void anEffectThatIsNotThereIsFoundAtItsNominalRate() {
        int studies = 300;
        int found = 0;
        for (int s = 0; s < studies; s++) {
            Answer answer = tmle(Method.PROPENSITY).answer(world(400, 0, 100 + s, Map.of()), Replicate.ofSample(1));
            found += Math.abs(effect(answer)) > 1.96 * error(answer) ? 1 : 0;
        }
        assertThat(found / (double) studies).isBetween(0.02, 0.10);
    }

    @Test
    void aTreatmentThatNobodyKeepsUpIsRefusedWithTheReason() {
        EstimationProblem few =
                world(6, EFFECT, 11, Map.of("C", ModelSpec.empty().with(Formula.interceptOnly())));
        Answer answer = new InverseProbabilityWeighting(
                        "ipw",
                        new RatioModel(ModelSpec.empty().with(Formula.interceptOnly()), Method.PROPENSITY, 1, 0.01),
                        Normalise.HAJEK,
                        EventForm.CLASSICAL,
                        Optional.empty())
                .answer(few, Replicate.ofSample(1));
        assertThat(answer.values()).anySatisfy(value -> {
            assertThat(value.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(value.reason()).startsWith("nobody follows the regime").contains("until time 1");
        });
    }

    @Test
    void anEventOfAUnitThatWasLostBeforeIsAContradiction() {
        PanelSchema schema = new PanelSchema(
                List.of(Variable.binary("A"), Variable.binary("C"), Variable.binary("Y")),
                TimeGrid.of(new double[] {1, 2}));
        double[][] columns = {{0, 1}, {0, 1}, {0, 1}, {0, 0}, {0, 0}, {0, 1}};
        Question question = new Question(
                List.of("A"),
                "Y",
                List.of(1),
                regimes(set("never", 0)),
                Optional.of(Problems.firstEvent()),
                Optional.of(new Question.Censoring("C", 1)));
        EstimationProblem contradiction =
                problem(Panel.of(schema, new long[] {41, 42}, columns), "A[t] -> C[t], Y[t]", question, Map.of(), 1);
        assertThatThrownBy(() -> ipw().answer(contradiction, Replicate.ofSample(1)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "unit 42 has Y = 1 at time 2, after it was lost (C = 1 earlier); mend the one or the other");
    }
}
