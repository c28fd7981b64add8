package org.galcause.gformula.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.LinearFeedback;
import org.galcause.gformula.Problems;
import org.galcause.gformula.RatioModel;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.SequentiallyDoublyRobust;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Regressions are of the outcome scaled to [0, 1], which is nobody's unit: what is told of them is in the outcome's. */
class OutcomeUnitsTest {

    private static final int LAST = 2;

    static Stream<Estimator> estimators() {
        return Stream.of(
                IteratedConditionalExpectation.defaults("ice"),
                new SequentiallyDoublyRobust("sdr", 1, RatioModel.defaults(), ModelSpec.empty(), Optional.empty()));
    }

    /** Y = 1 + 0.7 A + 1.5 L - 0.2 A[t-1] + e with a spread of 0.5; what is expected of it a step earlier moves with A by 0.7 x 0.3 + 0.4 x (1.5 + 0.7 x 0.8) - 0.2. */
    @ParameterizedTest
    @MethodSource("estimators")
    void coefficientsOfNormalModelsAreInTheOutcomesUnits(Estimator estimator) {
        EstimationProblem problem = Problems.problem(
                LinearFeedback.panel(20_000, LAST + 1, 3),
                LinearFeedback.GRAPH,
                question(
                        "A",
                        "Y",
                        List.of(LAST),
                        regimes(natural(), regime("more", "A", new Intervention.Shift(0.5, Optional.empty()))),
                        Optional.empty()),
                Map.of(),
                1);
        List<ModelTerm> terms = estimator.answer(problem, Replicate.ofSample(1)).models();
        assertThat(estimate(terms, "Y", "A")).isCloseTo(0.7, within(0.02));
        assertThat(estimate(terms, "Y", "L")).isCloseTo(1.5, within(0.02));
        assertThat(estimate(terms, "Y", "(intercept)")).isCloseTo(1, within(0.02));
        assertThat(estimate(terms, "Y", "(sigma)")).isCloseTo(0.5, within(0.01));
        assertThat(estimate(terms, "Y/iterated/2", "A"))
                .isCloseTo(0.7 * 0.3 + 0.4 * (1.5 + 0.7 * 0.8) - 0.2, within(0.05));
    }

    private static double estimate(List<ModelTerm> terms, String model, String term) {
        return terms.stream()
                .filter(row -> row.model().equals(model)
                        && row.term().equals(term)
                        && (row.regime().isEmpty() || row.regime().equals("natural")))
                .findFirst()
                .orElseThrow()
                .estimate();
    }
}
