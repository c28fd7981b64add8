package org.galcause.gformula.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.gformula.LinearFeedback;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.junit.jupiter.api.Test;

class TreatmentPathsTest {

    private static final int STEPS = 3;
    private static final double BY = 0.5;
    private static final double CLOSE = 0.03;

    private static Answer answer(Contrast contrast) {
        return new ParametricGFormula(
                        "gformula",
                        OptionalInt.of(40_000),
                        ParametricGFormula.Start.RESAMPLE,
                        ParametricGFormula.Limits.NONE)
                .answer(
                        Problems.problem(
                                LinearFeedback.panel(40_000, STEPS, 3),
                                LinearFeedback.GRAPH,
                                question("A", "Y", List.of(STEPS - 1), contrast, Optional.empty()),
                                Map.of(),
                                1),
                        Replicate.ofSample(1));
    }

    private static double mean(Answer answer, String regime, int time) {
        return answer.diagnostics().stream()
                .filter(row -> row.regime().equals(regime)
                        && row.what().equals(Diagnostic.TREATMENT_MEAN + "A")
                        && row.time() == time)
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** All means of the world are linear: l' = 0.5 l + 0.4 a, a' = 0.8 l' + 0.3 a + shift. */
    @Test
    void aShiftAddsUpWhereTheTreatmentPersists() {
        Answer answer = answer(regimes(
                natural(),
                regime("more", "A", new Intervention.Shift(BY, Optional.empty())),
                regime("one", "A", new Intervention.SetTo(1))));
        double l = 0;
        double a = 0;
        for (int t = 0; t < STEPS; t++) {
            l = t == 0 ? 0 : 0.5 * l + 0.4 * a;
            a = 0.8 * l + 0.3 * a + BY;
            assertThat(mean(answer, "more", t)).isCloseTo(a, within(CLOSE));
            assertThat(mean(answer, "natural", t)).isCloseTo(0, within(CLOSE));
            assertThat(mean(answer, "one", t)).isEqualTo(1);
        }
        assertThat(a).as("more than the shift of one time").isGreaterThan(BY + 10 * CLOSE);
    }

    @Test
    void pathsOfLevelsAreKnownAndLeftOut() {
        Answer answer = answer(new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.CONSTANT,
                new Contrast.Grid.AtValues(List.of(0.0, BY))));
        assertThat(answer.diagnostics())
                .noneMatch(row -> row.what().startsWith(Diagnostic.TREATMENT_MEAN)
                        && !row.regime().equals("natural"));
    }
}
