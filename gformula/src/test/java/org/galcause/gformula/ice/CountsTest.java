package org.galcause.gformula.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.Problems;
import org.galcause.gformula.RatioModel;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.SequentiallyDoublyRobust;
import org.galcause.gformula.TargetedMinimumLoss;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts as an outcome: with a saturated Poisson model the mean under a regime is the standardised mean, by counting. */
class CountsTest {

    private static final int UNITS = 2_000;
    private static final ModelSpec SATURATED =
            ModelSpec.empty().with(Family.POISSON).with(Formula.parse("A*L"));

    private static double[][] data() {
        double[][] c = new double[3][UNITS];
        for (int i = 0; i < UNITS; i++) {
            long own = Randomness.with(Randomness.key(8, "counts"), i);
            c[0][i] = Randomness.uniform(own, 0) < 0.4 ? 1 : 0;
            c[1][i] = Randomness.uniform(own, 1) < 0.2 + 0.5 * c[0][i] ? 1 : 0;
            c[2][i] = Math.floor(Randomness.uniform(own, 2) * (2 + 4 * c[0][i] + 3 * c[1][i]));
        }
        return c;
    }

    private static EstimationProblem problem(double[][] data) {
        Panel panel = Panel.of(
                new PanelSchema(
                        List.of(Variable.binary("L"), Variable.binary("A"), Variable.continuous("Y")),
                        TimeGrid.of(new double[] {0})),
                LongStream.range(0, UNITS).toArray(),
                data);
        return Problems.problem(
                panel,
                "L[t] -> A[t], Y[t]\nA[t] -> Y[t]",
                question(
                        "A",
                        "Y",
                        List.of(0),
                        regimes(
                                regime("never", "A", new Intervention.SetTo(0)),
                                regime("always", "A", new Intervention.SetTo(1))),
                        Optional.empty()),
                Map.of("Y", SATURATED),
                1);
    }

    private static double mean(double[][] c, double a, double l) {
        return IntStream.range(0, UNITS)
                .filter(i -> c[1][i] == a && c[0][i] == l)
                .mapToDouble(i -> c[2][i])
                .average()
                .orElseThrow();
    }

    private static double standardised(double[][] c, double a) {
        double ones =
                IntStream.range(0, UNITS).mapToDouble(i -> c[0][i]).average().orElseThrow();
        return (1 - ones) * mean(c, a, 0) + ones * mean(c, a, 1);
    }

    static Stream<Estimator> estimators() {
        RatioModel propensity = new RatioModel(ModelSpec.empty(), RatioModel.Method.PROPENSITY, 1, 0);
        return Stream.of(
                IteratedConditionalExpectation.defaults("ice"),
                new TargetedMinimumLoss(
                        "tmle", 1, propensity, ModelSpec.empty(), Optional.empty(), 1e-5, Optional.empty()),
                new SequentiallyDoublyRobust("sdr", 1, propensity, ModelSpec.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aSaturatedModelOfCountsGivesTheStandardisedMean(Estimator estimator) {
        double[][] data = data();
        Answer answer = estimator.answer(problem(data), Replicate.ofSample(1));
        for (int a = 0; a <= 1; a++) {
            int treated = a;
            double naive = IntStream.range(0, UNITS)
                    .filter(i -> data[1][i] == treated)
                    .mapToDouble(i -> data[2][i])
                    .average()
                    .orElseThrow();
            assertThat(Math.abs(naive - standardised(data, a))).isGreaterThan(0.2);
            assertThat(answer.values().get(a).estimate()).isCloseTo(standardised(data, a), within(1e-6));
        }
        ModelTerm intercept = answer.models().stream()
                .filter(row -> row.model().equals("Y") && row.term().equals("(intercept)"))
                .findFirst()
                .orElseThrow();
        double counted = IntStream.range(0, UNITS)
                .filter(i -> data[0][i] == 0 && data[1][i] == 0)
                .mapToDouble(i -> data[2][i])
                .sum();
        assertThat(intercept.estimate()).isCloseTo(Math.log(mean(data, 0, 0)), within(1e-6));
        assertThat(intercept.standardError()).isCloseTo(1 / Math.sqrt(counted), within(1e-6));
    }

    @Test
    void valuesBelowZeroAreNoCounts() {
        double[][] data = data();
        data[2][5] = -2;
        assertThatThrownBy(() ->
                        IteratedConditionalExpectation.defaults("ice").answer(problem(data), Replicate.ofSample(1)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "the model of Y needs a count of 0 or more, but the value at time 0 of some unit is -2.0; choose another family");
    }
}
