package org.galcause.ingesttng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.assembly.SelectionCount;
import org.galcause.ingesttng.panelstore.PanelStore;
import org.galcause.ingesttng.request.Attrition;
import org.galcause.ingesttng.request.Box;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.MissingPolicy;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real galaxies followed in time: the Illustris-1 histories. */
class IllustrisStudyTest {

    private static IngestedPanel ingested;

    @BeforeAll
    static void ingest() {
        Path file = RealData.at("histories/illustris1_panel_snap085-135.csv.gz");
        Source.LongTable table = new Source.LongTable(
                file,
                Optional.of("sub_z0"),
                Optional.of("-1"),
                Optional.of("snap"),
                Optional.empty(),
                Optional.of("redshift"),
                Optional.of(new Box(106534.09, "ckpc")),
                List.of("x", "y", "z"),
                List.of(),
                Optional.empty(),
                List.of(86.0, 98.0, 110.0, 122.0, 132.0),
                Optional.empty(),
                new Selection(List.of(), Optional.empty(), Selection.Histories.COMPLETE, Selection.Galaxies.ALL));
        ingested = Ingest.panel(
                TestSpark.session(),
                new IngestRequest(
                        table,
                        List.of(
                                VariableRequest.of(
                                        log10("stellar_mass", "Msun"),
                                        new Measure.Column("mstar", Optional.of("1e10 Msun"))),
                                VariableRequest.of(
                                        log10("environment", "cMpc-3"), new Measure.Density(10, new Tracers.All())),
                                new VariableRequest(
                                        log10("sfr", "Msun/yr"),
                                        new Measure.Column("sfr", Optional.of("Msun/yr")),
                                        Optional.of(new Floor.Value(1e-3)),
                                        new Required.EveryTime())),
                        Attrition.none(),
                        MissingPolicy.ERROR,
                        7));
    }

    private static Variable log10(String name, String unit) {
        return new Variable(name, Kind.CONTINUOUS, Scale.LOG10, unit, Timing.VARYING, List.of());
    }

    @Test
    void completeHistoriesAre1758() {
        assertThat(ingested.panel().units()).isEqualTo(1758);
        assertThat(ingested.panel().schema().steps()).isEqualTo(5);
        assertThat(ingested.report().counts())
                .contains(
                        new SelectionCount("complete at all 5 times", 1758), new SelectionCount("in the panel", 1758));
    }

    @Test
    void valuesAreThoseOfTheTable() {
        Panel panel = ingested.panel();
        double[] mass = panel.column(0, 4);
        double[] sfr = panel.column(2, 4);

        assertThat(Arrays.stream(mass).min().orElseThrow()).isGreaterThan(10);
        assertThat(Arrays.stream(mass).average().orElseThrow()).isCloseTo(10.935360102121207, Offset.offset(1e-12));
        assertThat(Arrays.stream(sfr).average().orElseThrow()).isCloseTo(-0.40935547725926164, Offset.offset(1e-12));
        assertThat(Arrays.stream(sfr).min().orElseThrow()).isEqualTo(-3);
        assertThat(panel.schema().grid().at(0).redshift()).isBetween(0.9, 1.0);
        assertThat(panel.schema().grid().at(4).ageGyr()).isBetween(13.0, 13.9);
    }

    /** Means of log10 by scipy's periodic cKDTree over all rows of each snapshot. */
    @Test
    void theEnvironmentIsMeasuredAmongAllGalaxiesOfEachSnapshot() {
        double[] expected = {
            -2.1137881856921124, -1.876891455610121, -1.6666401598153817, -1.4957107883529401, -1.3774437288919907
        };
        for (int step = 0; step < 5; step++) {
            assertThat(Arrays.stream(ingested.panel().column(1, step)).average().orElseThrow())
                    .isCloseTo(expected[step], Offset.offset(1e-9));
        }
        assertThat(ingested.report().notes()).contains("Environment at time 132: 4507 tracers around 3685 galaxies.");
    }

    @Test
    void theStoredPanelHasTheSameBits(@TempDir Path folder) {
        PanelStore.write(TestSpark.session(), ingested, folder.resolve("panel"));
        IngestedPanel read = PanelStore.read(TestSpark.session(), folder.resolve("panel"));

        assertThat(read.report()).isEqualTo(ingested.report());
        assertThat(read.panel().schema()).isEqualTo(ingested.panel().schema());
        assertThat(read.panel().ids()).isEqualTo(ingested.panel().ids());
        for (int v = 0; v < 3; v++) {
            for (int step = 0; step < 5; step++) {
                assertThat(read.panel().column(v, step))
                        .isEqualTo(ingested.panel().column(v, step));
            }
        }
    }
}
