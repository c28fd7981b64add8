package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.Galaxies;
import org.galcause.gformula.InverseProbabilityWeighting;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.Naive;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.SequentiallyDoublyRobust;
import org.galcause.gformula.TargetedMinimumLoss;
import org.junit.jupiter.api.Test;

/** A world in which mass confounds the effect of density at every time and is itself changed by it. */
class GalaxiesTest {

    private static final int LAST = 10;

    @Test
    void theDefaultIsNearTheTruthWhereTheNaiveCurveIsFarFromIt() {
        EstimationProblem problem =
                Galaxies.problem(Galaxies.observed(12_000, 3).panel(), 5, LAST);
        for (int step : List.of(5, LAST)) {
            double naive = error(problem, Naive.named("naive"), step);
            double weighted = error(problem, MarginalStructuralModel.named("msm"), step);
            assertThat(naive).isGreaterThan(0.04);
            assertThat(weighted).isLessThan(naive / 4);
        }
    }

    /** Their default formulas are straight in the past densities, and the world bends: that is what is left. */
    @Test
    void regressionsOfTheOutcomeAreNearTheTruthTooThoughTheWorldBends() {
        EstimationProblem problem = Galaxies.problem(Galaxies.observed(4_000, 3).panel(), LAST);
        double naive = error(problem, Naive.named("naive"), LAST);
        Estimator simulated = new ParametricGFormula(
                "gformula",
                OptionalInt.of(8_000),
                ParametricGFormula.Start.RESAMPLE,
                ParametricGFormula.Limits.OBSERVED);
        assertThat(error(problem, simulated, LAST)).isLessThan(naive / 2);
        assertThat(error(problem, IteratedConditionalExpectation.defaults("ice"), LAST))
                .isLessThan(naive / 2);
    }

    @Test
    void thePapersRulesLieInBetween() {
        EstimationProblem problem = Galaxies.problem(Galaxies.observed(3_000, 3).panel(), LAST);
        double naive = slope(problem, Naive.paper("naive"));
        double paper = slope(problem, MarginalStructuralModel.paper("paper", Weights.HISTORY, List.of("M")));
        double weighted = slope(problem, MarginalStructuralModel.named("msm"));
        double truth = (Galaxies.truth(LAST, 0.3) - Galaxies.truth(LAST, -0.3)) / 0.6;
        assertThat(naive).isGreaterThan(truth + 0.1);
        assertThat(paper).isBetween(truth + 0.02, naive - 0.02);
        assertThat(Math.abs(weighted - truth)).isLessThan(Math.abs(paper - truth));
    }

    /** Mean over two times of the error of the curve's slope over its middle 80 %. */
    private static double slopeError(EstimationProblem problem, Estimator estimator, int... steps) {
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(5)).values();
        double sum = 0;
        for (int k = 0; k < steps.length; k++) {
            SimpleRegression error = new SimpleRegression();
            for (int level = 3; level <= 19; level += 2) {
                int place = k * 21 + level - 1;
                double at = problem.targets().get(place).summary();
                double truth = Galaxies.truth(steps[k], at - Galaxies.meanPath(steps[k]));
                error.addData(at, values.get(place).estimate() - truth);
            }
            sum += Math.abs(error.getSlope()) / steps.length;
        }
        return sum;
    }

    @Test
    void everyDefaultHasAtMostAQuarterOfThePapersBias() {
        EstimationProblem problem = Galaxies.problem(Galaxies.observed(8_000, 4).panel(), 5, LAST);
        double paper =
                slopeError(problem, MarginalStructuralModel.paper("paper", Weights.HISTORY, List.of("M")), 5, LAST);
        assertThat(paper).isGreaterThan(0.08);
        for (Estimator estimator : List.of(
                MarginalStructuralModel.named("msm"),
                ParametricGFormula.defaults("gformula"),
                IteratedConditionalExpectation.defaults("ice"),
                InverseProbabilityWeighting.defaults("ipw"),
                TargetedMinimumLoss.defaults("tmle"),
                SequentiallyDoublyRobust.defaults("sdr"))) {
            assertThat(slopeError(problem, estimator, 5, LAST))
                    .as(estimator.name())
                    .isLessThan(paper / 4);
        }
    }

    @Test
    void balanceImproves() {
        Answer answer = MarginalStructuralModel.named("msm")
                .answer(Galaxies.problem(Galaxies.observed(4_000, 3).panel(), LAST), Replicate.ofSample(5));
        assertThat(diagnostic(answer, "balance-before/M[t-1]", 99)).isGreaterThan(0.4);
        assertThat(diagnostic(answer, "aacc-before", 99)).isGreaterThan(0.3);
        assertThat(diagnostic(answer, "balance-after/M[t-1]", 99))
                .isLessThan(diagnostic(answer, "balance-before/M[t-1]", 99));
        assertThat(diagnostic(answer, "aacc-after", 99)).isLessThan(diagnostic(answer, "aacc-before", 99));
        assertThat(diagnostic(answer, "weight-mean", 99)).isBetween(0.9, 1.1);
        assertThat(diagnostic(answer, "ess", 99)).isBetween(500.0, 4000.0);
    }

    @Test
    void idsAreOnlyNames() {
        int n = 3000;
        Galaxies galaxies = Galaxies.observed(n, 3);
        Panel renamed = galaxies.panel(
                IntStream.range(0, n).mapToLong(i -> 7_000_000_000L + 3L * i).toArray());
        MarginalStructuralModel msm = MarginalStructuralModel.named("msm");
        Answer plain = msm.answer(Galaxies.problem(galaxies.panel(), LAST), Replicate.ofSample(5));
        Answer other = msm.answer(Galaxies.problem(renamed, LAST), Replicate.ofSample(5));
        assertThat(other.values()).isEqualTo(plain.values());
        assertThat(other.weights()).isEqualTo(plain.weights());
    }

    @Test
    void aReplicateIsAFunctionOfItsNumber() {
        EstimationProblem problem = Galaxies.problem(Galaxies.observed(400, 3).panel(), LAST);
        MarginalStructuralModel paper = MarginalStructuralModel.paper("paper", Weights.HISTORY, List.of("M"));
        Answer once = paper.answer(problem, new Replicate(5, 3));
        assertThat(paper.answer(problem, new Replicate(5, 3))).isEqualTo(once);
        assertThat(paper.answer(problem, new Replicate(5, 4))).isNotEqualTo(once);
    }

    private static double diagnostic(Answer answer, String what, double time) {
        return answer.diagnostics().stream()
                .filter(d -> d.what().equals(what) && d.time() == time)
                .mapToDouble(Diagnostic::value)
                .findFirst()
                .orElseThrow();
    }

    /** Mean absolute error over the levels from 10 to 90 %. */
    private static double error(EstimationProblem problem, Estimator estimator, int step) {
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(5)).values();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.size(); i++) {
            var target = problem.targets().get(i);
            if (target.step() == step && target.level() >= 3 && target.level() <= 19 && target.level() % 4 == 3) {
                double truth = Galaxies.truth(step, target.summary() - Galaxies.meanPath(step));
                sum += Math.abs(values.get(i).estimate() - truth);
                count++;
            }
        }
        return sum / count;
    }

    /** Least-squares slope of the curve over the levels from 10 to 90 %. */
    private static double slope(EstimationProblem problem, Estimator estimator) {
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(5)).values();
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int level = 3; level <= 19; level++) {
            double at = problem.targets().get(level - 1).summary();
            double value = values.get(level - 1).estimate();
            x += at / 17;
            y += value / 17;
            xx += at * at / 17;
            xy += at * value / 17;
        }
        return (xy - x * y) / (xx - x * x);
    }
}
