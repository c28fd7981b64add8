package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.MarginalStructuralModel.TreatmentModel;
import org.galcause.gformula.Problems;
import org.galcause.gformula.ReferenceCase;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

/** A binary treatment at three times: weights, coefficients and means of R's WeightIt, balance of cobalt. */
class IptwThreeTimesTest {

    private final ReferenceCase reference = ReferenceCase.named("iptw_msm_three_times");

    @Test
    void weights() {
        same(summary(answer(msm(Optional.empty(), "A[t-2] + A[t-1] + A"))), "weights_unstabilised");
        same(summary(answer(stabilised("A[t-2] + A[t-1] + A"))), "weights_stabilised");
    }

    @Test
    void coefficientsAndRobustStandardErrors() {
        List<ModelTerm> additive = terms(answer(stabilised("A[t-2] + A[t-1] + A")));
        List<ModelTerm> saturated = terms(answer(stabilised("A[t-2]*A[t-1]*A")));
        sameTerms(additive, "additive_msm", "coef");
        sameTerms(saturated, "saturated_msm", "coef");
        List<Object> names =
                new ArrayList<>(reference.map("additive_msm", "se_hc0").keySet());
        for (int j = 0; j < additive.size(); j++) {
            close(additive.get(j).standardError(), reference.expected("additive_msm", "se_hc0", names.get(j)));
        }
    }

    @Test
    void meansUnderEveryRegime() {
        Answer additive = answer(stabilised("A[t-2] + A[t-1] + A"));
        Answer saturated = answer(stabilised("A[t-2]*A[t-1]*A"));
        for (int regime = 0; regime < 8; regime++) {
            close(
                    additive.values().get(regime).estimate(),
                    reference.expected("potential_outcome_means", regime, "additive"));
            close(
                    saturated.values().get(regime).estimate(),
                    reference.expected("potential_outcome_means", regime, "saturated"));
        }
    }

    @Test
    void aRegimeThatDependsOnCovariatesIsRefused() {
        Answer.Value value = answer(stabilised("A[t-2] + A[t-1] + A")).values().get(8);
        assertThat(value.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(value.estimate()).isNaN();
        assertThat(value.reason())
                .contains("Under sick A is set to 1.0 when X1 > 0")
                .contains("use gformula or ice");
    }

    @Test
    void balanceBeforeTheFirstTreatment() {
        Answer answer = answer(stabilised("A[t-2] + A[t-1] + A"));
        close(balance(answer, "balance-before/X1[t]"), reference.expected("balance", "A_1", 0, "Diff.Un"));
        close(balance(answer, "balance-before/X2[t]"), reference.expected("balance", "A_1", 1, "Diff.Un"));
        assertThat(Math.abs(balance(answer, "balance-after/X1[t]"))).isLessThan(0.05);
    }

    private static double balance(Answer answer, String what) {
        return answer.diagnostics().stream()
                .filter(d -> d.time() == 1 && d.what().equals(what))
                .mapToDouble(Diagnostic::value)
                .findFirst()
                .orElseThrow();
    }

    private void sameTerms(List<ModelTerm> terms, Object... path) {
        List<Object> names = new ArrayList<>(reference.map(path).keySet());
        assertThat(terms).hasSameSizeAs(names);
        Map<?, ?> expected = reference.map(path);
        List<Double> theirs = expected.values().stream().map(v -> (Double) v).toList();
        for (int j = 0; j < terms.size(); j++) {
            close(terms.get(j).estimate(), theirs.get(j));
        }
    }

    private void same(WeightSummary ours, String key) {
        close(ours.min(), reference.expected(key, "min"));
        close(ours.q01(), reference.expected(key, "q01"));
        close(ours.q50(), reference.expected(key, "q50"));
        close(ours.q99(), reference.expected(key, "q99"));
        close(ours.max(), reference.expected(key, "max"));
        close(ours.mean(), reference.expected(key, "mean"));
        close(ours.sd(), reference.expected(key, "sd"));
        close(ours.ess(), reference.expected(key, "ess"));
    }

    private static void close(double ours, double theirs) {
        assertThat(ours).isCloseTo(theirs, within(1e-6 * Math.abs(theirs)));
    }

    private static WeightSummary summary(Answer answer) {
        return answer.weights().stream()
                .filter(w -> w.time() == 3 && w.what().equals("cumulative"))
                .findFirst()
                .orElseThrow();
    }

    private static List<ModelTerm> terms(Answer answer) {
        return answer.models().stream()
                .filter(term -> term.model().equals("Y/msm"))
                .toList();
    }

    private static MarginalStructuralModel stabilised(String outcome) {
        return msm(Optional.of(ModelSpec.empty().with(Formula.parse("A[t-1]*A[t-2]"))), outcome);
    }

    private static MarginalStructuralModel msm(Optional<ModelSpec> numerator, String outcome) {
        ModelSpec treatment = Problems.model(
                Family.BINOMIAL, Fit.BY_TIME, "", "X1 + X2 + A[t-1] + X1[t-1] + X2[t-1] + A[t-2] + X1[t-2] + X2[t-2]");
        return MarginalStructuralModel.named("iptw")
                .with(new TreatmentModel(treatment, Density.GAUSSIAN, Spread.SAMPLE, Predictions.IN_SAMPLE))
                .withNumerator(numerator)
                .with(new Extremes.Untouched())
                .withOutcome(Problems.model(Family.BINOMIAL, Fit.BY_TIME, "", outcome));
    }

    private Answer answer(MarginalStructuralModel msm) {
        return msm.answer(problem(), Replicate.ofSample(1));
    }

    private EstimationProblem problem() {
        List<Variable> variables =
                List.of(Variable.continuous("X1"), Variable.binary("X2"), Variable.binary("A"), Variable.binary("Y"));
        List<List<String>> names = List.of(
                List.of("X1_0", "X1_1", "X1_2"),
                List.of("X2_0", "X2_1", "X2_2"),
                List.of("A_1", "A_2", "A_3"),
                List.of("", "", "Y_B"));
        String graph = """
                X1[t-1] -> X1[t], X2[t], A[t], Y[t]
                X2[t-1] -> X1[t], X2[t], A[t], Y[t]
                A[t-1] -> X1[t], X2[t], A[t], Y[t]
                X1[t] -> A[t], Y[t]
                X2[t] -> A[t], Y[t]
                A[t] -> Y[t]
                """;
        Regime[] regimes = {
            when("r000", "t > 3"),
            when("r100", "t == 1"),
            when("r010", "t == 2"),
            when("r110", "t < 3"),
            when("r001", "t == 3"),
            when("r101", "t != 2"),
            when("r011", "t > 1"),
            when("r111", "t > 0"),
            when("sick", "X1 > 0")
        };
        return Problems.problem(
                reference.widePanel(new double[] {1, 2, 3}, variables, names),
                graph,
                Problems.question("A", "Y", List.of(2), Problems.regimes(regimes), Optional.empty()),
                Map.of(),
                1);
    }

    private static Regime when(String name, String condition) {
        return Problems.regime(
                name,
                "A",
                new Intervention.When(
                        Condition.parse(condition), new Intervention.SetTo(1), new Intervention.SetTo(0)));
    }
}
