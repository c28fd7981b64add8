package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.LinearFeedback;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.junit.jupiter.api.Test;

class WinsorisingPathTest {

    private static final int STEPS = 3;
    private static final double TRUTH = LinearFeedback.truth(0.5, STEPS - 1) - 1;
    private static final MarginalStructuralModel MSM = MarginalStructuralModel.named("msm");

    private static Answer answer(MarginalStructuralModel msm) {
        EstimationProblem problem = Problems.problem(
                LinearFeedback.panel(20_000, STEPS, 11),
                LinearFeedback.GRAPH,
                Problems.question(
                        "A",
                        "Y",
                        List.of(STEPS - 1),
                        new Contrast.Levels(
                                new Contrast.Summary.RunningMean(),
                                Contrast.Path.CONSTANT,
                                new Contrast.Grid.AtValues(List.of(0.0, 0.5))),
                        Optional.empty()),
                Map.of(),
                1);
        return msm.answer(problem, Replicate.ofSample(1));
    }

    private static double difference(Answer answer) {
        return answer.values().get(1).estimate() - answer.values().get(0).estimate();
    }

    private static double at(Answer answer, String percent) {
        return answer.diagnostics().stream()
                .filter(row -> row.what().equals(Diagnostic.WINSORISED + percent)
                        && row.regime().equals("level 2 less level 1"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void eachCutIsTheAnswerUnderItsRule() {
        Answer answer = answer(MSM);
        assertThat(at(answer, "0")).isEqualTo(difference(answer(MSM.with(new Extremes.Untouched()))));
        assertThat(at(answer, "0.1")).isEqualTo(difference(answer));
        assertThat(at(answer, "2.5")).isEqualTo(difference(answer(MSM.with(new Extremes.Winsorise(0.025, 0.975)))));
    }

    @Test
    void theMoreIsCutOffTheMoreConfoundingIsLeft() {
        Answer answer = answer(MSM);
        double naive = difference(answer(MSM.with(Weights.NONE)));
        assertThat(List.of(at(answer, "0.1"), at(answer, "1"), at(answer, "5"), naive))
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(a - TRUTH), Math.abs(b - TRUTH)));
        assertThat(Math.abs(at(answer, "5") - TRUTH)).isGreaterThan(1.5 * Math.abs(at(answer, "0.1") - TRUTH));
    }

    @Test
    void withoutWeightsThereIsNothingToCut() {
        assertThat(answer(MSM.with(Weights.NONE)).diagnostics())
                .noneMatch(row -> row.what().startsWith(Diagnostic.WINSORISED));
    }
}
