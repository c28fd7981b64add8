package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.galcause.gformula.Problems.problem;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.InPartsLaw.Case;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The g-formula and iterated regressions on a panel in parts. */
class RegressionsInPartsTest {

    static Stream<Case> cases() {
        return Stream.of(
                new Case("gformula", gformula(), WorldsInParts.plain()),
                new Case("gformula of an event", gformula(), WorldsInParts.event()),
                new Case("ice", IteratedConditionalExpectation.defaults("ice"), WorldsInParts.plain()),
                new Case("ice of an event", IteratedConditionalExpectation.defaults("ice"), WorldsInParts.event()),
                new Case("ice pooled", ice(Fit.POOLED, EventForm.CLASSICAL), WorldsInParts.plain()),
                new Case("ice stratified", ice(Fit.STRATIFIED, EventForm.CLASSICAL), WorldsInParts.plain()),
                new Case("ice by hazards", ice(Fit.BY_TIME, EventForm.HAZARD), WorldsInParts.event()),
                new Case("gformula of a competing event", gformula(), WorldsInParts.competing()),
                new Case("ice of a competing event", ice(Fit.BY_TIME, EventForm.CLASSICAL), WorldsInParts.competing()));
    }

    private static Estimator gformula() {
        return new ParametricGFormula(
                "gformula",
                OptionalInt.of(9_000),
                ParametricGFormula.Start.RESAMPLE,
                ParametricGFormula.Limits.OBSERVED);
    }

    private static Estimator ice(Fit fit, EventForm form) {
        return new IteratedConditionalExpectation(
                "ice", fit, form, ModelSpec.empty(), Optional.empty(), IteratedConditionalExpectation.BOUND);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsAndFilesGiveTheBitsOfMemory(Case one, @TempDir Path folder) {
        InPartsLaw.holds(one, folder);
    }

    @Test
    void replicatesDiffer() {
        Estimator ice = IteratedConditionalExpectation.defaults("ice");
        assertThat(ice.answer(WorldsInParts.plain(), new Replicate(5, 3)).values())
                .isNotEqualTo(
                        ice.answer(WorldsInParts.plain(), new Replicate(5, 0)).values());
    }

    @Test
    void familiesOfManyKindsGiveTheBitsOfMemory() {
        Map<String, ModelSpec> models = Map.of(
                "L",
                ModelSpec.empty().with(Family.BOUNDED_GAUSSIAN).with(Fit.POOLED),
                "Y",
                new ModelSpec(
                        Optional.of(Family.TRUNCATED_GAUSSIAN),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(-30.0),
                        Optional.empty()));
        EstimationProblem problem = WorldsInParts.asked(WorldsInParts.world(Variable.continuous("Y")), false, models);
        Case one = new Case("families", gformula(), problem);
        Answer inMemory = gformula().answer(problem, Replicate.ofSample(5));
        assertThat(InPartsLaw.inParts(one, problem.panel(), 3, 0)).allMatch(inMemory::equals);
    }
}
