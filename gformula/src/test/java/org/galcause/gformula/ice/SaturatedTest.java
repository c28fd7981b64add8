package org.galcause.gformula.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.firstEvent;
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
import org.galcause.causalmodel.Randomness;
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
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With saturated models every form of the estimator equals the g-formula by counting (Robins 1986). */
class SaturatedTest {

    private static final int UNITS = 3000;
    private static final String GRAPH =
            "L[t-1] -> L[t], A[t], Y[t]\nA[t-1] -> L[t], A[t], Y[t]\nL[t] -> A[t], Y[t]\nA[t] -> Y[t]";
    private static final double[][] DATA = data();
    private static final Panel PANEL = Panel.of(
            new PanelSchema(
                    List.of(Variable.binary("L"), Variable.binary("A"), Variable.binary("Y")), TimeGrid.of(1, 2)),
            LongStream.range(0, UNITS).toArray(),
            DATA);

    /** L_0 L_1 A_0 A_1 Y_0 Y_1, missing after an event. */
    private static double[][] data() {
        double[][] c = new double[6][UNITS];
        long key = Randomness.key(4, "saturated");
        for (int i = 0; i < UNITS; i++) {
            long own = Randomness.with(key, i);
            c[0][i] = Randomness.uniform(own, 0) < 0.4 ? 1 : 0;
            c[2][i] = Randomness.uniform(own, 1) < 0.3 + 0.4 * c[0][i] ? 1 : 0;
            c[4][i] = Randomness.uniform(own, 2) < 0.1 + 0.3 * c[0][i] - 0.05 * c[2][i] ? 1 : 0;
            boolean gone = c[4][i] == 1;
            c[1][i] = gone ? Double.NaN : Randomness.uniform(own, 3) < 0.2 + 0.3 * c[0][i] + 0.3 * c[2][i] ? 1 : 0;
            c[3][i] = gone ? Double.NaN : Randomness.uniform(own, 4) < 0.2 + 0.3 * c[1][i] + 0.3 * c[2][i] ? 1 : 0;
            c[5][i] = gone
                    ? Double.NaN
                    : Randomness.uniform(own, 5) < 0.15 + 0.4 * c[1][i] - 0.1 * c[3][i] + 0.05 * c[2][i] ? 1 : 0;
        }
        return c;
    }

    /** Sum over histories of the covariates of P(history) times the risk, with treatment {@code a} at both times. */
    private static double byCounting(double a) {
        double risk = 0;
        for (int l = 0; l <= 1; l++) {
            double[] now = {l, a};
            double share = share(new int[] {}, new double[] {}, 0, l);
            double hazard = share(new int[] {0, 2}, now, 4, 1);
            double later = 0;
            for (int next = 0; next <= 1; next++) {
                later += share(new int[] {0, 2, 4}, new double[] {l, a, 0}, 1, next)
                        * share(new int[] {0, 2, 4, 1, 3}, new double[] {l, a, 0, next, a}, 5, 1);
            }
            risk += share * (hazard + (1 - hazard) * later);
        }
        return risk;
    }

    private static double share(int[] columns, double[] values, int of, double value) {
        double all = 0;
        double with = 0;
        for (int i = 0; i < UNITS; i++) {
            boolean counts = true;
            for (int c = 0; c < columns.length; c++) {
                counts &= DATA[columns[c]][i] == values[c];
            }
            all += counts ? 1 : 0;
            with += counts && DATA[of][i] == value ? 1 : 0;
        }
        return with / all;
    }

    private static Answer answer(Fit fit, EventForm form, String formula, double... values) {
        ModelSpec outcome = ModelSpec.empty().with(Family.BINOMIAL).with(Formula.parse(formula));
        return new IteratedConditionalExpectation(
                        "ice", fit, form, outcome, Optional.of(Family.BINOMIAL), IteratedConditionalExpectation.BOUND)
                .answer(asked(values), Replicate.ofSample(1));
    }

    private static EstimationProblem asked(double... values) {
        Question question = question(
                "A",
                "Y",
                List.of(1),
                regimes(Arrays.stream(values)
                        .mapToObj(v -> regime("set" + v, "A", new Intervention.SetTo(v)))
                        .toArray(Regime[]::new)),
                Optional.of(firstEvent()));
        return problem(PANEL, GRAPH, question, Map.of(), 1);
    }

    @Test
    void sharesAmongTheTreatedAreConfounded() {
        assertThat(Math.abs(share(new int[] {2}, new double[] {1}, 4, 1)
                        - share(new int[] {2}, new double[] {0}, 4, 1)
                        - (byCounting(1) - byCounting(0))))
                .isGreaterThan(0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "BY_TIME, CLASSICAL, L * A * L[t-1] * A[t-1]",
        "BY_TIME, HAZARD, L * A * L[t-1] * A[t-1]",
        "STRATIFIED, CLASSICAL, L * L[t-1]",
        "STRATIFIED, HAZARD, L * L[t-1]"
    })
    void everyFormCounts(Fit fit, EventForm form, String formula) {
        List<Answer.Value> values = answer(fit, form, formula, 0, 1).values();
        assertThat(values.get(0).estimate()).isCloseTo(byCounting(0), within(1e-9));
        assertThat(values.get(1).estimate()).isCloseTo(byCounting(1), within(1e-9));
    }

    /** Nobody treated with L = 0 has the event: glm of R gives such rows a fitted mean of 0 (to 1e-9) too. */
    @ParameterizedTest
    @CsvSource({"STRATIFIED, L", "BY_TIME, L * A"})
    void aStratumWithoutEventsIsTakenToItsLimitWithCaution(Fit fit, String formula) {
        double[][] columns = new double[3][80];
        for (int i = 0; i < 80; i++) {
            columns[0][i] = i % 2;
            columns[1][i] = i % 8 < 4 ? 1 : 0;
            columns[2][i] = i % 2 == 1 && i % 3 == 0 || columns[1][i] == 0 && i % 5 == 0 ? 1 : 0;
        }
        PanelSchema schema = new PanelSchema(PANEL.schema().variables(), TimeGrid.of(0));
        Panel once = Panel.of(schema, LongStream.range(0, 80).toArray(), columns);
        Question question = question(
                "A",
                "Y",
                List.of(0),
                regimes(regime("treat", "A", new Intervention.SetTo(1))),
                Optional.of(firstEvent()));
        EstimationProblem asked = problem(once, "L[t] -> A[t], Y[t]\nA[t] -> Y[t]", question, Map.of(), 1);
        ModelSpec outcome = ModelSpec.empty().with(Family.BINOMIAL).with(Formula.parse(formula));

        Answer.Value value =
                ice(fit, outcome).answer(asked, Replicate.ofSample(1)).values().get(0);
        double events = 0;
        double treated = 0;
        for (int i = 0; i < 80; i++) {
            boolean counts = columns[0][i] == 1 && columns[1][i] == 1;
            treated += counts ? 1 : 0;
            events += counts ? columns[2][i] : 0;
        }
        assertThat(value.estimate()).isCloseTo(events / treated / 2, within(1e-5));
        assertThat(value.verdict()).isEqualTo(Verdict.CAUTION);
        assertThat(value.reason())
                .startsWith("the model of Y is separated by the term ")
                .endsWith("limit as the term grows, so it is taken at that limit (time 0)");
    }

    private static IteratedConditionalExpectation ice(Fit fit, ModelSpec outcome) {
        return new IteratedConditionalExpectation(
                "ice",
                fit,
                EventForm.CLASSICAL,
                outcome,
                Optional.of(Family.BINOMIAL),
                IteratedConditionalExpectation.BOUND);
    }

    @ParameterizedTest
    @EnumSource(Fit.class)
    void aTreatmentThatNobodyHasIsRefused(Fit fit) {
        Answer.Value value =
                answer(fit, EventForm.CLASSICAL, "L + A", 2).values().get(0);
        assertThat(value.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(value.reason()).startsWith("no unit has A = 2 at any time");
    }

    @Test
    void theNaturalCourseOfASaturatedModelIsTheObservedRisk() {
        ModelSpec outcome = ModelSpec.empty().with(Family.BINOMIAL).with(Formula.parse("L * A * L[t-1] * A[t-1]"));
        Question question = question("A", "Y", List.of(0, 1), regimes(natural()), Optional.of(firstEvent()));
        List<Answer.Value> values = new IteratedConditionalExpectation(
                        "ice",
                        Fit.BY_TIME,
                        EventForm.CLASSICAL,
                        outcome,
                        Optional.of(Family.BINOMIAL),
                        IteratedConditionalExpectation.BOUND)
                .answer(problem(PANEL, GRAPH, question, Map.of(), 1), Replicate.ofSample(1))
                .values();
        double first = share(new int[] {}, new double[] {}, 4, 1);
        double later = share(new int[] {4}, new double[] {0}, 5, 1);
        assertThat(values.get(0).estimate()).isCloseTo(first, within(1e-9));
        assertThat(values.get(1).estimate()).isCloseTo(first + (1 - first) * later, within(1e-9));
    }
}
