package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.LinearFeedback;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.junit.jupiter.api.Test;

/** A curve whose weights leave fewer than half of the galaxies effective says that its intervals are measured not to hold. */
class HeavyWeightsTest {

    private static Answer.Value middle(double confounding) {
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.CONSTANT,
                new Contrast.Grid.AtValues(List.of(0.0, 0.5)));
        return MarginalStructuralModel.named("msm")
                .answer(
                        Problems.problem(
                                LinearFeedback.panel(2_000, 3, 7, confounding),
                                LinearFeedback.GRAPH,
                                Problems.question("A", "Y", List.of(2), levels, Optional.empty()),
                                Map.of(),
                                1),
                        Replicate.ofSample(1))
                .values()
                .get(1);
    }

    @Test
    void lightWeightsAreTrusted() {
        assertThat(middle(0.15).verdict()).isEqualTo(Verdict.TRUSTED);
    }

    @Test
    void heavyOnesAreNotHoweverManyGalaxiesThereAre() {
        Answer.Value value = middle(0.8);
        assertThat(value.verdict()).isEqualTo(Verdict.CAUTION);
        assertThat(value.reason())
                .startsWith("Heavy weights: they leave ")
                .contains(" of 2000 units effective, fewer than half");
    }
}
