package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.gformula.InPartsLaw.Case;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.TreatmentModel;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Marginal structural models on a panel in parts, and those that need all units at once. */
class StructuralInPartsTest {

    static Stream<Case> cases() {
        return Stream.of(
                new Case("msm", MarginalStructuralModel.named("msm"), WorldsInParts.plain()),
                new Case("msm of an event", byFormula("A + mean(A[..t-1]) + t", Fit.POOLED), WorldsInParts.event()),
                new Case("msm of an event by time", byFormula("A * L", Fit.BY_TIME), WorldsInParts.event()),
                new Case("msm with covariates", byFormula("A * L", Fit.BY_TIME), WorldsInParts.plain()),
                new Case("msm of a dose", MarginalStructuralModel.named("msm"), WorldsInParts.dose()),
                new Case(
                        "msm with dropped extremes",
                        msm(Weights.SNAPSHOT, treatment(ModelSpec.empty().with(Fit.POOLED), Density.HETEROSCEDASTIC)),
                        WorldsInParts.dose()),
                new Case("msm cross-fitted", crossFitted(), WorldsInParts.dose()),
                new Case("msm of categories", overlap(), WorldsInParts.categories()),
                new Case("naive", Naive.named("naive"), WorldsInParts.dose()),
                new Case("msm of a competing event", byFormula("A*A[t-1]", Fit.BY_TIME), WorldsInParts.competing()));
    }

    private static MarginalStructuralModel msm(Weights weights, TreatmentModel treatment) {
        return MarginalStructuralModel.named("msm")
                .with(weights)
                .with(treatment)
                .with(new MarginalStructuralModel.Extremes.Drop(0.01, 0.99))
                .with(MarginalStructuralModel.Exposure.CURRENT);
    }

    private static TreatmentModel treatment(ModelSpec model, Density density) {
        return new TreatmentModel(
                model, density, MarginalStructuralModel.Spread.SAMPLE, MarginalStructuralModel.Predictions.IN_SAMPLE);
    }

    private static MarginalStructuralModel crossFitted() {
        return msm(
                Weights.HISTORY,
                new TreatmentModel(
                        ModelSpec.empty(),
                        Density.GAUSSIAN,
                        MarginalStructuralModel.Spread.POPULATION,
                        MarginalStructuralModel.Predictions.CROSS_FITTED));
    }

    private static MarginalStructuralModel byFormula(String formula, Fit fit) {
        return MarginalStructuralModel.named("msm")
                .withOutcome(ModelSpec.empty().with(Formula.parse(formula)).with(fit));
    }

    private static MarginalStructuralModel overlap() {
        return MarginalStructuralModel.named("msm")
                .with(Weights.SNAPSHOT)
                .withConfounders(List.of("L"))
                .withNumerator(Optional.empty())
                .with(new MarginalStructuralModel.Extremes.Overlap())
                .withOutcome(ModelSpec.empty().with(Formula.parse("A")))
                .with(MarginalStructuralModel.Exposure.CURRENT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsAndFilesGiveTheBitsOfMemory(Case one, @TempDir Path folder) {
        InPartsLaw.holds(one, folder);
    }

    @Test
    void weightsThatAreNoSumsAreRefused() {
        assertThat(InParts.refusal(
                        msm(Weights.HISTORY, treatment(ModelSpec.empty().with(Learner.FOREST), Density.GAUSSIAN)),
                        WorldsInParts.dose()))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("msm needs all units", "learner: forest"));
        assertThat(InParts.refusal(
                        msm(Weights.HISTORY, treatment(ModelSpec.empty(), Density.KERNEL)), WorldsInParts.dose()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("density: kernel"));
        assertThat(InParts.refusal(Naive.paper("naive"), WorldsInParts.dose()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("learner: forest"));
        MarginalStructuralModel stacked =
                MarginalStructuralModel.named("msm").with(MarginalStructuralModel.Errors.STACKED);
        assertThat(InParts.refusal(stacked, WorldsInParts.dose()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("errors: stacked"));
    }
}
