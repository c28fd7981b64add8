package org.galcause.gformula.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

/** What is drawn from what within a time, and for whom. */
class StagesTest {

    private static final int UNITS = 2000;

    /** A at time t is a coin; B = 3 A + noise; L = 1 + noise, and at time 1 it is 5 larger; Y is one of them. */
    private static Panel panel(String outcome) {
        double[][] columns = new double[8][UNITS];
        long key = Randomness.key(2, "stages");
        for (int i = 0; i < UNITS; i++) {
            for (int t = 0; t < 2; t++) {
                long own = Randomness.with(Randomness.with(key, t), i);
                columns[t][i] = 1 + 5 * t + Randomness.uniform(own, 0);
                columns[2 + t][i] = Randomness.uniform(own, 1) < 0.5 ? 1 : 0;
                columns[4 + t][i] = 3 * columns[2 + t][i] + Randomness.uniform(own, 2);
                columns[6 + t][i] = columns[(outcome.equals("L") ? 0 : 4) + t][i];
            }
        }
        return Panel.of(
                new PanelSchema(
                        List.of(
                                Variable.continuous("L"),
                                Variable.binary("A"),
                                Variable.continuous("B"),
                                Variable.continuous("Y")),
                        TimeGrid.of(0, 1)),
                LongStream.range(0, UNITS).toArray(),
                columns);
    }

    private static double estimate(List<String> treatments, String outcome, Regime regime, String rowsOfL) {
        Question question =
                new Question(treatments, "Y", List.of(1), Problems.regimes(regime), Optional.empty(), Optional.empty());
        Map<String, ModelSpec> models = new HashMap<>();
        models.put("L", Problems.model(Family.GAUSSIAN, Fit.POOLED, rowsOfL, "1"));
        models.put("A", Problems.model(Family.BINOMIAL, Fit.POOLED, "t > 0", "1"));
        models.put("B", Problems.model(Family.GAUSSIAN, Fit.POOLED, "t > 0", "A"));
        models.put("Y", Problems.model(Family.GAUSSIAN, Fit.POOLED, "t > 0", outcome));
        EstimationProblem problem = Problems.problem(
                panel(outcome),
                "L[t-1], A[t-1] -> L[t]\nL[t] -> A[t]\nA[t] -> B[t]\nB[t], L[t] -> Y[t]",
                question,
                models,
                1);
        return new ParametricGFormula(
                        "g",
                        OptionalInt.of(4 * UNITS),
                        ParametricGFormula.Start.OBSERVED,
                        ParametricGFormula.Limits.NONE)
                .answer(problem, Replicate.ofSample(1))
                .values()
                .get(0)
                .estimate();
    }

    private static double mean(int variable, int step) {
        return Arrays.stream(panel("B").column(variable, step)).average().orElseThrow();
    }

    /** With A set to 1 the mean of B is its natural one, not 3.5: both natural values are drawn before anything is given. */
    @Test
    void treatmentsInARowKeepTheirJointNaturalValues() {
        Regime setA = Problems.regime("set", "A", new Intervention.SetTo(1));
        assertThat(estimate(List.of("A", "B"), "B", setA, "t > 0")).isCloseTo(mean(2, 1), within(0.1));
        assertThat(estimate(List.of("A"), "B", setA, "t > 0")).isCloseTo(3.5, within(0.1));
    }

    @Test
    void outsideTheRowsOfItsModelAVariableKeepsItsValue() {
        Regime never = Problems.regime("never", "A", new Intervention.SetTo(0));
        Regime always = Problems.regime("always", "A", new Intervention.SetTo(1));
        String rows = "t > 0 and A[t-1] == 1";
        assertThat(estimate(List.of("A"), "L", never, rows)).isCloseTo(mean(0, 0), within(1e-9));
        assertThat(estimate(List.of("A"), "L", always, rows)).isCloseTo(mean(0, 1), within(0.05));
    }

    @Test
    void rowsMayNotReadWhatIsDrawnLater() {
        assertThatThrownBy(() -> estimate(List.of("A"), "L", Problems.natural(), "A == 1"))
                .hasMessageContaining(
                        "models.L.rows: \"A == 1\" reads A at the time itself, which comes after L is drawn");
    }
}
