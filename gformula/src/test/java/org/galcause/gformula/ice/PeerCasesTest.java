package org.galcause.gformula.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;
import static org.galcause.gformula.Problems.staticRegimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.PeerWorlds;
import org.galcause.gformula.ReferenceCase;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

/** What lmtp 1.4.0, ltmle 1.3.0 and (with competing events mended) gfoRmulaICE 1.1.0 printed. */
class PeerCasesTest {

    private static IteratedConditionalExpectation ice(Fit fit, Family family, String formula, Family iterated) {
        ModelSpec outcome = ModelSpec.empty().with(family).with(Formula.parse(formula));
        return new IteratedConditionalExpectation(
                "ice", fit, EventForm.CLASSICAL, outcome, Optional.of(iterated), IteratedConditionalExpectation.BOUND);
    }

    private static double[] estimates(IteratedConditionalExpectation ice, EstimationProblem problem) {
        return ice.answer(problem, Replicate.ofSample(7)).values().stream()
                .mapToDouble(Answer.Value::estimate)
                .toArray();
    }

    private static List<String> names(String stem, int from, int until) {
        return IntStream.rangeClosed(from, until).mapToObj(t -> stem + t).toList();
    }

    @Test
    void staticRegimesOnAContinuousOutcome() {
        ReferenceCase peer = ReferenceCase.named("ice_continuous_eof_static");
        Panel panel = peer.widePanel(
                new double[] {0, 1, 2, 3, 4, 5, 6},
                List.of(
                        Variable.continuous("L3").constant(),
                        Variable.continuous("L1"),
                        Variable.continuous("L2"),
                        Variable.binary("A"),
                        Variable.continuous("Y")),
                List.of(
                        List.of("L3"),
                        names("L1_", 0, 6),
                        names("L2_", 0, 6),
                        names("A_", 0, 6),
                        List.of("", "", "", "", "", "", "Y")));
        EstimationProblem problem =
                problem(panel, """
                L3 -> L1[t], L2[t], A[t], Y[t]
                L1[t-1] -> L1[t], L2[t], A[t], Y[t]
                L2[t-1] -> L1[t], L2[t], A[t], Y[t]
                A[t-1] -> L1[t], L2[t], A[t], Y[t]
                L1[t] -> L2[t], A[t], Y[t]
                L2[t] -> A[t], Y[t]
                A[t] -> Y[t]
                """, question("A", "Y", List.of(6), staticRegimes("A"), Optional.empty()), Map.of(), 7);
        double[] k1 = estimates(
                ice(Fit.BY_TIME, Family.GAUSSIAN, "L3 + L1 + L2 + A + L1[t-1] + L2[t-1] + A[t-1]", Family.GAUSSIAN),
                problem);
        double[] full = estimates(ice(Fit.BY_TIME, Family.GAUSSIAN, "history", Family.GAUSSIAN), problem);
        assertThat(k1[0]).isCloseTo(peer.expected("natural_k1", "ice"), within(1e-6));
        assertThat(k1[1]).isCloseTo(peer.expected("never_k1", "ice"), within(1e-6));
        assertThat(k1[2]).isCloseTo(peer.expected("always_k1", "ice"), within(1e-6));
        assertThat(full[1]).isCloseTo(peer.expected("never_full", "ice"), within(1e-6));
        assertThat(full[2]).isCloseTo(peer.expected("always_full", "ice"), within(1e-6));
    }

    @Test
    void aShiftOfTheNaturalValue() {
        ReferenceCase peer = ReferenceCase.named("ice_ipw_simt4_shift");
        double[] ours =
                estimates(ice(Fit.BY_TIME, Family.BINOMIAL, "history", Family.GAUSSIAN), PeerWorlds.shift(peer));
        assertThat(ours[0]).isCloseTo(peer.expected("natural", "ice_own_recomputation"), within(1e-9));
        assertThat(ours[1]).isCloseTo(peer.expected("minus1", "ice_own_recomputation"), within(1e-9));
    }

    @Test
    void aShiftWithAShortHistory() {
        ReferenceCase peer = ReferenceCase.named("tmle_sdr_simt4_shift");
        double[] full =
                estimates(ice(Fit.BY_TIME, Family.BINOMIAL, "history", Family.GAUSSIAN), PeerWorlds.shift(peer));
        double[] last = estimates(ice(Fit.BY_TIME, Family.BINOMIAL, "L + A", Family.GAUSSIAN), PeerWorlds.shift(peer));
        assertThat(full[1]).isCloseTo(peer.expected("minus1", "own_recomputation", "ice_gcomputation"), within(1e-9));
        assertThat(last[1])
                .isCloseTo(peer.expected("minus1_k0", "own_recomputation", "ice_gcomputation"), within(1e-9));
    }

    @Test
    void risksOfAnEventUnderStaticRegimes() {
        ReferenceCase peer = ReferenceCase.named("ltmle_longitudinal_survival");
        EstimationProblem problem = PeerWorlds.event(peer);
        Map.of("short", "A + L", "lagA", "A + A[t-1] + L", "full", "history").forEach((name, formula) -> {
            double[] ours = estimates(ice(Fit.BY_TIME, Family.BINOMIAL, formula, Family.BINOMIAL), problem);
            assertThat(ours[0])
                    .as(name)
                    .isCloseTo(peer.expected(name + "_abar0", "own_recomputation", "gcomp"), within(1e-9));
            assertThat(ours[1])
                    .as(name)
                    .isCloseTo(peer.expected(name + "_abar1", "own_recomputation", "gcomp"), within(1e-9));
        });
    }

    @Test
    void totalEffectWithCompetingEventsAndLosses() {
        ReferenceCase peer = ReferenceCase.named("ice_pooled_classical_total_compdata");
        Panel panel = peer.longPanel(
                "id",
                "t0",
                List.of(
                        Variable.binary("L1"),
                        Variable.continuous("L2"),
                        Variable.continuous("A1"),
                        Variable.binary("A2"),
                        Variable.binary("C"),
                        Variable.binary("D"),
                        Variable.binary("Y")));
        Regime fixed = new Regime("static", Map.of("A1", new Intervention.SetTo(3), "A2", new Intervention.SetTo(1)));
        Regime low = new Regime("low", Map.of("A1", new Intervention.SetTo(1), "A2", new Intervention.SetTo(0)));
        Regime dynamic = regime(
                "dynamic",
                "A2",
                new Intervention.When(
                        Condition.parse("L1 == 0"), new Intervention.SetTo(1), new Intervention.SetTo(0)));
        EstimationProblem problem = problem(
                panel,
                """
                L1[t] -> L2[t], A1[t], A2[t], C[t], D[t], Y[t]
                L2[t] -> A1[t], A2[t], C[t], D[t], Y[t]
                A1[t] -> A2[t], C[t], D[t], Y[t]
                A2[t] -> C[t], D[t], Y[t]
                """,
                new Question(
                        List.of("A1", "A2"),
                        "Y",
                        List.of(0, 1, 2, 3),
                        regimes(natural(), fixed, low, dynamic),
                        Optional.of(new Question.Event(Optional.of("D"), Question.Event.Effect.TOTAL)),
                        Optional.of(new Question.Censoring("C", 1))),
                Map.of(),
                7);
        double[] ours = estimates(ice(Fit.POOLED, Family.BINOMIAL, "L1 + L2 + A1 + A2", Family.BINOMIAL), problem);
        double[] mended = {
            0.10064634166, 0.074480407692, 0.075592212495, 0.102856300598, 0.159064874239, 0.133822224293,
            0.106761181738, 0.177113919947, 0.194802841196, 0.173911438111, 0.128099354806, 0.21807701224,
            0.225534694895, 0.212460242969, 0.143696810013, 0.249548138744
        };
        assertThat(ours).containsExactly(mended, within(1e-8));
    }
}
