package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every estimator takes every learner for every model, and finds the effect of a shift with it. */
class EveryLearnerTest {

    private static final int STEPS = 2;
    private static final double SHIFT = 0.5;

    static Stream<Arguments> pairs() {
        Stream<ModelSpec> learners = Stream.concat(
                Stream.of(Learner.SPLINE, Learner.FOREST, Learner.ELASTIC_NET, Learner.BOOSTING)
                        .map(ModelSpec.empty()::with),
                Stream.of(ModelSpec.empty().withCombined(List.of(Learner.GLM, Learner.ELASTIC_NET))));
        return learners.flatMap(learner -> Stream.of(
                        new ParametricGFormula(
                                "gformula",
                                OptionalInt.of(3000),
                                ParametricGFormula.Start.RESAMPLE,
                                ParametricGFormula.Limits.OBSERVED),
                        IteratedConditionalExpectation.defaults("ice"),
                        new TargetedMinimumLoss(
                                "tmle",
                                2,
                                RatioModel.defaults(),
                                ModelSpec.empty(),
                                Optional.empty(),
                                1e-5,
                                Optional.empty()),
                        new SequentiallyDoublyRobust(
                                "sdr", 2, RatioModel.defaults(), ModelSpec.empty(), Optional.empty()),
                        InverseProbabilityWeighting.defaults("ipw"))
                .map(estimator ->
                        Arguments.of(estimator.name(), learner.learner().orElseThrow(), estimator, learner)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("pairs")
    void findsTheEffectOfAShift(String name, Learner kind, Estimator estimator, ModelSpec learner) {
        Panel panel = LinearFeedback.panel(1_500, STEPS, 4);
        EstimationProblem problem = Problems.problem(
                panel,
                LinearFeedback.GRAPH,
                Problems.question(
                        "A",
                        "Y",
                        List.of(1),
                        regimes(natural(), regime("more", "A", new Intervention.Shift(SHIFT, Optional.empty()))),
                        Optional.empty()),
                Map.of("L", learner, "A", learner, "Y", learner),
                6);
        List<Answer.Value> values =
                estimator.answer(problem, Replicate.ofSample(6)).values();
        double effect = values.get(1).estimate() - values.get(0).estimate();
        // Through A_1: 0.7 (shift + 0.3 x + 0.8 x 0.4 x shift); through L_1: 1.5 x 0.4; directly -0.2.
        double truth = SHIFT * (0.7 * (1 + 0.3 + 0.8 * 0.4) + 1.5 * 0.4 - 0.2);
        assertThat(effect).isBetween(0.5 * truth, 1.4 * truth);
    }
}
