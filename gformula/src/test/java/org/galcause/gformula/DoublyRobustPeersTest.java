package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.InverseProbabilityWeighting.Normalise;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.RatioModel.Method;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lmtp 1.5.3 and 1.4.0, and ltmle 1.3.0, printed. */
class DoublyRobustPeersTest {

    private static final Offset<Double> CLOSE = within(2e-6);

    private static ModelSpec formula(String text) {
        return ModelSpec.empty().with(Formula.parse(text));
    }

    private static RatioModel classified(String history) {
        return new RatioModel(formula(history), Method.CLASSIFICATION, 0.999, 0.01);
    }

    private static RatioModel propensity() {
        return new RatioModel(formula("history"), Method.PROPENSITY, 1, 0.01);
    }

    private static TargetedMinimumLoss tmle(RatioModel ratio, String outcome, Family iterated) {
        return new TargetedMinimumLoss(
                "tmle",
                1,
                ratio,
                formula(outcome).with(Family.BINOMIAL),
                Optional.of(iterated),
                1e-5,
                Optional.empty());
    }

    private static Answer on(EstimationProblem problem, Estimator estimator) {
        return estimator.answer(problem, Replicate.ofSample(7));
    }

    @ParameterizedTest
    @CsvSource({"history, history, minus1", "L + A, L + A[t-1], minus1_k0"})
    void aShiftOfTheNaturalValue(String outcome, String history, String key) {
        ReferenceCase peer = ReferenceCase.named("tmle_sdr_simt4_shift");
        EstimationProblem problem = PeerWorlds.shift(peer);
        Answer.Value tmle = on(problem, tmle(classified(history), outcome, Family.GAUSSIAN))
                .values()
                .get(1);
        assertThat(tmle.estimate()).isCloseTo(peer.expected(key, "peer", "tmle", "estimate"), CLOSE);
        assertThat(tmle.standardError()).isCloseTo(peer.expected(key, "peer", "tmle", "se"), CLOSE);
        Answer.Value sdr = on(
                        problem,
                        new SequentiallyDoublyRobust(
                                "sdr",
                                1,
                                classified(history),
                                formula(outcome).with(Family.BINOMIAL),
                                Optional.empty()))
                .values()
                .get(1);
        assertThat(sdr.estimate()).isCloseTo(peer.expected(key, "peer", "sdr", "estimate"), CLOSE);
        assertThat(sdr.standardError()).isCloseTo(peer.expected(key, "peer", "sdr", "se"), CLOSE);
        Answer ipw = on(
                problem,
                new InverseProbabilityWeighting(
                        "ipw", classified(history), Normalise.HAJEK, EventForm.CLASSICAL, Optional.empty()));
        assertThat(ipw.values().get(1).estimate())
                .isCloseTo(peer.expected(key, "own_recomputation", "ipw_hajek"), CLOSE);
        for (int t = 0; t < 4; t++) {
            WeightSummary factor = weights(ipw, "minus1", "factor").get(t);
            assertThat(factor.max())
                    .isCloseTo(peer.expected(key, "own_recomputation", "ratio_summary", "max", t), CLOSE);
            assertThat(factor.mean())
                    .isCloseTo(peer.expected(key, "own_recomputation", "ratio_summary", "mean", t), CLOSE);
        }
        assertThat(weights(ipw, "minus1", "used").get(3).mean())
                .isCloseTo(peer.expected(key, "own_recomputation", "final_cumulative_ratio_mean"), CLOSE);
    }

    private static List<WeightSummary> weights(Answer answer, String regime, String what) {
        return answer.weights().stream()
                .filter(w -> w.regime().equals(regime) && w.what().equals(what))
                .toList();
    }

    @Test
    void theNaturalCourseIsTheObservedMean() {
        ReferenceCase peer = ReferenceCase.named("tmle_sdr_simt4_shift");
        EstimationProblem problem = PeerWorlds.shift(peer);
        Answer.Value tmle = on(problem, tmle(classified("history"), "history", Family.GAUSSIAN))
                .values()
                .get(0);
        assertThat(tmle.estimate()).isCloseTo(0.1634, within(1e-12));
        assertThat(tmle.standardError()).isCloseTo(peer.expected("natural", "peer", "tmle", "se"), within(1e-12));
    }

    @Test
    void weightedMeansThatAreNotNormalised() {
        ReferenceCase peer = ReferenceCase.named("ice_ipw_simt4_shift");
        Answer ipw = on(
                PeerWorlds.shift(peer),
                new InverseProbabilityWeighting(
                        "ipw",
                        classified("history"),
                        Normalise.HORVITZ_THOMPSON,
                        EventForm.CLASSICAL,
                        Optional.empty()));
        for (String regime : List.of("natural", "minus1")) {
            int place = regime.equals("natural") ? 0 : 1;
            assertThat(ipw.values().get(place).estimate())
                    .isCloseTo(peer.expected(regime, "ipw_horvitz_thompson"), within(1e-6));
            WeightSummary last = weights(ipw, regime, "used").get(3);
            assertThat(last.mean()).isCloseTo(peer.expected(regime, "final_cumulative_ratio_mean"), within(1e-6));
            assertThat(last.max()).isCloseTo(peer.expected(regime, "final_cumulative_ratio_max"), within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"short, A + L", "lagA, A + A[t-1] + L", "full, history"})
    void risksOfAnEventUnderStaticRegimes(String key, String outcome) {
        ReferenceCase peer = ReferenceCase.named("ltmle_longitudinal_survival");
        EstimationProblem problem = PeerWorlds.event(peer);
        List<Answer.Value> tmle =
                on(problem, tmle(propensity(), outcome, Family.BINOMIAL)).values();
        List<Answer.Value> ipw = on(
                        problem,
                        new InverseProbabilityWeighting(
                                "ipw", propensity(), Normalise.HAJEK, EventForm.CLASSICAL, Optional.empty()))
                .values();
        for (int a = 0; a <= 1; a++) {
            String regime = key + "_abar" + a;
            assertThat(tmle.get(a).estimate())
                    .isCloseTo(peer.expected(regime, "own_recomputation", "tmle"), within(1e-8));
            assertThat(tmle.get(a).standardError())
                    .isCloseTo(peer.expected(regime, "own_recomputation", "tmle_se_ic"), within(1e-8));
            assertThat(ipw.get(a).estimate())
                    .isCloseTo(peer.expected(regime, "own_recomputation", "iptw"), within(1e-8));
        }
    }
}
