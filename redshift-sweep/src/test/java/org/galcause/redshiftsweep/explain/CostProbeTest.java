package org.galcause.redshiftsweep.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;
import org.junit.jupiter.api.Test;

class CostProbeTest {

    private static CostProbe.Probed probed(String question, String estimator, int units) {
        Study study = StudyFile.parse(
                SmallStudy.asking(
                        question, "estimators:\n  - " + estimator + "\nuncertainty: {bootstrap: 10, seed: 5}\n"),
                Path.of("study.yaml"));
        return new CostProbe(study, TimeGrid.of(0, 1, 2))
                .replicate(study.estimators().get(0), units);
    }

    @Test
    void aSmallPanelIsMeasuredAsItIs() {
        CostProbe.Probed probed = probed("at: last, regimes: {low: {set: -1}}", "ice: {}", 600);
        assertThat(probed.ended()).isEmpty();
        assertThat(probed.words()).isEqualTo("measured on 600 units");
        assertThat(probed.cost())
                .hasValueSatisfying(cost -> assertThat(cost.seconds()).isBetween(1e-5, 5.0));
    }

    @Test
    void aCostIsExtendedToUnitsThatWereNotMeasured() {
        CostProbe.Probed probed = probed("at: last, regimes: {low: {set: -1}}", "gformula: {}", 200_000_000);
        assertThat(probed.cost()).hasValueSatisfying(cost -> {
            assertThat(cost.units()).isBetween(500, 10_000_000);
            assertThat(cost.seconds())
                    .as("at least in proportion, but for what a panel costs whatever its size")
                    .isGreaterThan(100);
        });
    }

    @Test
    void whyNothingWasMeasuredIsSaid() {
        CostProbe.Probed probed = probed(
                "at: last, regimes: {low: {set: -1}}",
                "gformula: {models: {L: {family: zero-inflated-lognormal}}}",
                600);
        assertThat(probed.cost()).isEmpty();
        assertThat(probed.words()).startsWith("by a rule of thumb, because generated data are refused: ");
    }
}
