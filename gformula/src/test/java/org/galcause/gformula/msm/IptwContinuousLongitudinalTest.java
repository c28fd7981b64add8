package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.First;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.Problems;
import org.galcause.gformula.ReferenceCase;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

/** A continuous treatment over seven times: weights, coefficients and curves of R's ipw and glm. */
class IptwContinuousLongitudinalTest {

    private static final double RELATIVE = 1e-6;
    private static final String LINEAR = "mean(treat[..t])";

    private final ReferenceCase reference = ReferenceCase.named("iptw_continuous_longitudinal");

    @Test
    void weightsOfEveryTimeAndTheirProduct() {
        Answer answer = answer(weighted(LINEAR, new Extremes.Untouched()));
        for (int time = 0; time <= 6; time++) {
            same(summary(answer, time, "factor"), "weights_by_time", time);
        }
        same(summary(answer, 6, "cumulative"), "product");
        same(summary(answer, 6, "used"), "product");
    }

    @Test
    void weightsAreWinsorisedOrDroppedAtTheirQuantiles() {
        same(summary(answer(weighted(LINEAR, new Extremes.Winsorise(0.01, 0.99))), 6, "used"), "truncated");
        assertThat(summary(answer(weighted(LINEAR, new Extremes.Drop(0.01, 0.99))), 6, "used")
                        .rows())
                .isEqualTo((long) reference.expected("trimmed_rows"));
    }

    @Test
    void coefficientsAndRobustStandardErrors() {
        MarginalStructuralModel naive = msm(Weights.NONE, LINEAR, new Extremes.Untouched());
        assertThat(slope(answer(naive))).isLessThan(-0.3);
        assertThat(slope(answer(weighted(LINEAR, new Extremes.Untouched())))).isGreaterThan(-0.1);
        sameTerms(answer(naive), "unweighted");
        sameTerms(answer(weighted(LINEAR, new Extremes.Untouched())), "weighted");
        sameTerms(answer(weighted(LINEAR, new Extremes.Winsorise(0.01, 0.99))), "truncated");
        sameTerms(answer(weighted(LINEAR, new Extremes.Drop(0.01, 0.99))), "trimmed");
        sameTerms(
                answer(weighted(LINEAR + " + " + LINEAR + "^2", new Extremes.Winsorise(0.01, 0.99))),
                "quadratic_truncated");
    }

    @Test
    void effectCurves() {
        sameCurve(answer(weighted(LINEAR, new Extremes.Winsorise(0.01, 0.99))), "truncated_linear");
        sameCurve(
                answer(weighted(LINEAR + " + " + LINEAR + "^2", new Extremes.Winsorise(0.01, 0.99))),
                "truncated_quadratic");
    }

    private void sameCurve(Answer answer, String curve) {
        EstimationProblem problem = problem();
        for (int level = 0; level < 25; level++) {
            close(problem.targets().get(level).summary(), reference.expected("effect_curve", level, "mean_treat"));
            Answer.Value value = answer.values().get(level);
            assertThat(value.reason()).doesNotContain("The data end");
            close(value.estimate(), reference.expected("effect_curve", level, curve));
            assertThat(value.standardError()).isPositive();
        }
    }

    private void sameTerms(Answer answer, String model) {
        List<ModelTerm> terms = answer.models().stream()
                .filter(term -> term.model().equals("outcome/msm"))
                .toList();
        List<Object> names = new ArrayList<>(reference.map("msm", model, "coef").keySet());
        assertThat(terms).hasSameSizeAs(names);
        for (int j = 0; j < terms.size(); j++) {
            close(terms.get(j).estimate(), reference.expected("msm", model, "coef", names.get(j)));
            close(terms.get(j).standardError(), reference.expected("msm", model, "se", names.get(j)));
        }
    }

    private static double slope(Answer answer) {
        return answer.models().stream()
                .filter(term ->
                        term.model().equals("outcome/msm") && term.term().equals(LINEAR))
                .findFirst()
                .orElseThrow()
                .estimate();
    }

    private void same(WeightSummary ours, Object... theirs) {
        close(ours.min(), expected("min", theirs));
        close(ours.q01(), expected("q01", theirs));
        close(ours.q05(), expected("q05", theirs));
        close(ours.q25(), expected("q25", theirs));
        close(ours.q50(), expected("q50", theirs));
        close(ours.q75(), expected("q75", theirs));
        close(ours.q95(), expected("q95", theirs));
        close(ours.q99(), expected("q99", theirs));
        close(ours.max(), expected("max", theirs));
        close(ours.mean(), expected("mean", theirs));
        close(ours.sd(), expected("sd", theirs));
        close(ours.ess(), expected("ess", theirs));
        assertThat(ours.rows()).isEqualTo((long) expected("n", theirs));
    }

    private double expected(String key, Object... path) {
        List<Object> all = new ArrayList<>(List.of(path));
        all.add(key);
        return reference.expected(all.toArray());
    }

    private static void close(double ours, double theirs) {
        assertThat(ours).isCloseTo(theirs, within(RELATIVE * Math.abs(theirs)));
    }

    private static WeightSummary summary(Answer answer, double time, String what) {
        return answer.weights().stream()
                .filter(w -> w.time() == time && w.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private MarginalStructuralModel weighted(String outcome, Extremes extremes) {
        return msm(Weights.HISTORY, outcome, extremes);
    }

    private static MarginalStructuralModel msm(Weights weights, String outcome, Extremes extremes) {
        ModelSpec treatment = Problems.model(
                Family.GAUSSIAN, Fit.BY_TIME, "", "cov3 + treat[t-1] + cov1 + cov2 + cov1[t-1] + cov2[t-1]");
        return MarginalStructuralModel.named("iptw")
                .with(weights)
                .with(First.ONE)
                .with(new MarginalStructuralModel.TreatmentModel(
                        treatment,
                        MarginalStructuralModel.Density.GAUSSIAN,
                        MarginalStructuralModel.Spread.SAMPLE,
                        MarginalStructuralModel.Predictions.IN_SAMPLE))
                .withNumerator(Optional.of(ModelSpec.empty().with(Formula.parse("cov3 + treat[t-1]"))))
                .with(extremes)
                .withOutcome(Problems.model(Family.BINOMIAL, Fit.BY_TIME, "", outcome));
    }

    private Answer answer(MarginalStructuralModel msm) {
        return msm.answer(problem(), Replicate.ofSample(1));
    }

    private EstimationProblem problem() {
        List<List<String>> names = new ArrayList<>();
        names.add(List.of("cov3"));
        names.add(columns("cov1_"));
        names.add(columns("cov2_"));
        names.add(columns("treat_"));
        names.add(List.of("", "", "", "", "", "", "outcome"));
        List<Variable> variables = List.of(
                Variable.continuous("cov3").constant(),
                Variable.binary("cov1"),
                Variable.continuous("cov2"),
                Variable.continuous("treat"),
                Variable.binary("outcome"));
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, Contrast.Grid.AtQuantiles.spaced(25));
        String graph = """
                cov3 -> cov1[t], cov2[t], treat[t], outcome[t]
                cov1[t-1] -> cov1[t], cov2[t], treat[t], outcome[t]
                cov2[t-1] -> cov1[t], cov2[t], treat[t], outcome[t]
                treat[t-1] -> cov1[t], cov2[t], treat[t], outcome[t]
                cov1[t] -> cov2[t], treat[t], outcome[t]
                cov2[t] -> treat[t], outcome[t]
                treat[t] -> outcome[t]
                """;
        return Problems.problem(
                reference.widePanel(new double[] {0, 1, 2, 3, 4, 5, 6}, variables, names),
                graph,
                Problems.question("treat", "outcome", List.of(6), levels, Optional.empty()),
                Map.of(),
                1);
    }

    private static List<String> columns(String stem) {
        List<String> columns = new ArrayList<>();
        for (int t = 0; t <= 6; t++) {
            columns.add(stem + t);
        }
        return columns;
    }
}
