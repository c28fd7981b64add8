package org.galcause.gformula.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.firstEvent;
import static org.galcause.gformula.Problems.model;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;
import static org.galcause.gformula.Problems.staticRegimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.ReferenceCase;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.junit.jupiter.api.Test;

/** What gfoRmula 1.1.2 printed: coefficients to 1e-5, means and risks within four Monte-Carlo standard errors. */
class PeerCasesTest {

    private static final ParametricGFormula ESTIMATOR = new ParametricGFormula(
            "gformula", OptionalInt.of(100_000), ParametricGFormula.Start.RESAMPLE, ParametricGFormula.Limits.OBSERVED);

    @Test
    void continuousOutcomeAtTheEndOfFollowUp() {
        ReferenceCase peer = ReferenceCase.named("mc_continuous_eof_normal");
        Panel panel = peer.longPanel(
                "id",
                "t0",
                List.of(
                        Variable.continuous("L2"),
                        Variable.continuous("L3").constant(),
                        Variable.binary("A"),
                        Variable.continuous("Y")));
        EstimationProblem problem = problem(
                panel,
                """
                L3 -> L2[t], A[t], Y[t]
                L2[t-1] -> L2[t], A[t], Y[t]
                A[t-1] -> L2[t], A[t], Y[t]
                L2[t] -> A[t], Y[t]
                A[t] -> Y[t]
                """,
                question("A", "Y", List.of(6), staticRegimes("A"), Optional.empty()),
                Map.of(
                        "L2", model(Family.GAUSSIAN, Fit.POOLED, "t > 0", "A[t-1] + L2[t-1] + L3 + t"),
                        "A", model(Family.BINOMIAL, Fit.POOLED, "t > 0", "A[t-1] + L2 + L2[t-1] + L3 + t"),
                        "Y", model(Family.GAUSSIAN, Fit.POOLED, "", "A + L2 + A[t-1] + L2[t-1] + L3")),
                7);
        agree(peer, problem, List.of(0, 1, 2), 1);
    }

    @Test
    void riskOfAnEvent() {
        ReferenceCase peer = ReferenceCase.named("mc_survival_basicdata_nocomp");
        Panel panel = peer.longPanel(
                "id",
                "t0",
                List.of(
                        Variable.binary("L1"),
                        Variable.continuous("L2"),
                        Variable.continuous("L3").constant(),
                        Variable.binary("A"),
                        Variable.binary("Y")));
        EstimationProblem problem = problem(
                panel,
                """
                L3 -> L1[t], L2[t], A[t], Y[t]
                L1[t-1] -> L1[t], L2[t], A[t], Y[t]
                L2[t-1] -> L1[t], L2[t], A[t], Y[t]
                A[t-1] -> L1[t], L2[t], A[t], Y[t]
                L1[t] -> L2[t], A[t], Y[t]
                L2[t] -> A[t], Y[t]
                A[t] -> Y[t]
                """,
                question("A", "Y", List.of(0, 1, 2, 3, 4, 5, 6), staticRegimes("A"), Optional.of(firstEvent())),
                Map.of(
                        "L1",
                        model(
                                Family.BINOMIAL,
                                Fit.POOLED,
                                "t > 0",
                                "A[t-1] + mean(L1[..t-1]) + mean(L2[..t-1]) + L3 + t"),
                        "L2",
                        model(
                                Family.BOUNDED_GAUSSIAN,
                                Fit.POOLED,
                                "t > 0",
                                "A[t-1] + L1 + mean(L1[..t-1]) + mean(L2[..t-1]) + L3 + t"),
                        "A",
                        model(
                                Family.BINOMIAL,
                                Fit.POOLED,
                                "t > 0",
                                "A[t-1] + L1 + L2 + mean(L1[..t-1]) + mean(L2[..t-1]) + L3 + t"),
                        "Y",
                        model(Family.BINOMIAL, Fit.POOLED, "", "A + L1 + L2 + L3 + A[t-1] + L1[t-1] + L2[t-1] + t")),
                7);
        agree(peer, problem, List.of(0, 1, 2), 7);
    }

    @Test
    void binaryOutcomeOfAContinuousTreatment() {
        ReferenceCase peer = ReferenceCase.named("mc_binary_eof_continuous_treatment");
        Panel panel = peer.longPanel(
                "id_num",
                "time",
                List.of(
                        Variable.binary("cov1"),
                        Variable.continuous("cov2"),
                        Variable.continuous("cov3").constant(),
                        Variable.continuous("treat"),
                        Variable.binary("outcome")));
        Regime[] regimes = Stream.concat(
                        Stream.of(
                                natural(),
                                regime("least", "treat", new Intervention.Floor(1)),
                                regime("down", "treat", new Intervention.Shift(-0.5, Optional.empty())),
                                regime("up", "treat", new Intervention.Shift(0.5, Optional.empty()))),
                        Stream.of(-2, -1, 0, 1, 2).map(d -> regime("dose=" + d, "treat", new Intervention.SetTo(d))))
                .toArray(Regime[]::new);
        EstimationProblem problem = problem(
                panel,
                """
                cov3 -> cov1[t], cov2[t], treat[t], outcome[t]
                cov1[t-1] -> cov1[t], cov2[t], treat[t], outcome[t]
                cov2[t-1] -> cov1[t], cov2[t], treat[t], outcome[t]
                treat[t-1] -> cov1[t], cov2[t], treat[t]
                cov1[t] -> cov2[t], treat[t], outcome[t]
                cov2[t] -> treat[t], outcome[t]
                treat[t] -> outcome[t]
                """,
                question("treat", "outcome", List.of(6), regimes(regimes), Optional.empty()),
                Map.of(
                        "cov1",
                        model(Family.BINOMIAL, Fit.POOLED, "t > 0", "treat[t-1] + cov1[t-1] + cov2[t-1] + cov3 + t"),
                        "cov2",
                        model(
                                Family.ZERO_INFLATED_LOGNORMAL,
                                Fit.POOLED,
                                "t > 0",
                                "treat[t-1] + cov1 + cov1[t-1] + cov2[t-1] + cov3 + t"),
                        "treat",
                        model(
                                Family.GAUSSIAN,
                                Fit.POOLED,
                                "t > 0",
                                "treat[t-1] + mean(cov1[..t]) + mean(cov2[..t]) + cov3 + t"),
                        "outcome",
                        model(Family.BINOMIAL, Fit.POOLED, "", "treat + cov1 + cov2 + cov1[t-1] + cov2[t-1] + cov3")),
                7);
        agree(peer, problem, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), 1);
    }

    private static void agree(ReferenceCase peer, EstimationProblem problem, List<Integer> regimes, int steps) {
        Answer answer = ESTIMATOR.answer(problem, Replicate.ofSample(7));
        coefficients(peer, answer.models());
        assertThat(answer.values()).hasSize(regimes.size() * steps);
        int compared = 0;
        for (int row = 0; row < peer.list("table").size(); row++) {
            double step = peer.expected("table", row, "k");
            double regime = peer.expected("table", row, "Interv.");
            for (int i = 0; i < answer.values().size(); i++) {
                Target target = problem.targets().get(i);
                if (target.step() == step && i % regimes.size() == regime) {
                    Answer.Value ours = answer.values().get(i);
                    double error = Math.hypot(peer.expected("table", row, "mc_se"), ours.standardError());
                    assertThat(ours.estimate())
                            .as("%s at %s", target.regime().name(), step)
                            .isCloseTo(peer.expected("table", row, "estimate"), within(4 * error));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(peer.list("table").size());
    }

    private static void coefficients(ReferenceCase peer, List<ModelTerm> terms) {
        for (Map.Entry<?, ?> own : peer.map("coefficients").entrySet()) {
            String variable = own.getKey().toString();
            if (own.getValue() instanceof List<?> parts) {
                compare(parts.get(0), terms, variable + "/zero");
                compare(parts.get(1), terms, variable + "/positive");
            } else {
                compare(own.getValue(), terms, variable);
            }
            String spread = own.getValue() instanceof List<?> ? variable + "/positive" : variable;
            assertThat(find(terms, spread, "(sigma)")).isCloseTo(peer.expected("rmses", variable), within(1e-6));
        }
    }

    private static void compare(Object coefficients, List<ModelTerm> terms, String model) {
        ((Map<?, ?>) coefficients)
                .forEach((name, value) -> assertThat(find(terms, model, ours(name.toString())))
                        .as("%s of %s", name, model)
                        .isCloseTo((Double) value, within(1e-5)));
    }

    private static String ours(String name) {
        return switch (name) {
            case "(Intercept)" -> "(intercept)";
            case "t0", "time" -> "t";
            default ->
                name.replaceFirst("^lag1_(.*)$", "$1[t-1]")
                        .replaceFirst("^lag_cumavg1_(.*)$", "mean($1[..t-1])")
                        .replaceFirst("^cumavg_(.*)$", "mean($1[..t])");
        };
    }

    private static double find(List<ModelTerm> terms, String model, String term) {
        return terms.stream()
                .filter(t -> t.model().equals(model) && t.term().equals(term))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + term + " in " + model + " among " + terms))
                .estimate();
    }
}
