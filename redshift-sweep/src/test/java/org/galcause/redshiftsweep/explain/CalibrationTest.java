package org.galcause.redshiftsweep.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final String STUDY = """
            study: galaxies
            data:
              simulation: {name: TNG100-1, root: output}
              snapshots: [50, 99]
            variables:
              A: {density: {tracers: all}, unit: h3/ckpc3, scale: log10}
              Y: {field: SubhaloSFR, unit: Msun/yr, scale: log10, floor: {value: 1e-3}}
            graph: A[t] -> Y[t]
            question: {treatment: A, outcome: Y, regimes: {natural: natural, more: {shift: 0.1}}}
            estimators:
              - naive: {}
            """;

    /** A density of 10^(i/50 - 9) per ckpc^3 is 10^(i/50) per cMpc^3; snapshot 50 was not published. */
    @Test
    void quantilesStandBesideThePublishedOnes() {
        Study study = StudyFile.parse(STUDY, Path.of("/somewhere/study.yaml"));
        PanelSchema schema = new PanelSchema(
                study.request().variables().stream()
                        .map(VariableRequest::variable)
                        .toList(),
                TimeGrid.of(50, 99));
        double[] densities = new double[101];
        Arrays.setAll(densities, i -> i / 50.0 - 9);
        double[] rates = new double[101];
        long[] ids = new long[101];
        Arrays.setAll(ids, i -> i);
        List<String> lines =
                Calibration.of(study, Panel.of(schema, ids, new double[][] {densities, densities, rates, rates}));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo("  99         0.02   0.51   1.00   1.49   1.98  |   -0.55   0.72   1.69   2.60   3.63");
    }
}
