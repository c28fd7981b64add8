package org.galcause.ingesttng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
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
import org.galcause.ingesttng.units.Cosmology;
import org.junit.jupiter.api.Test;

/** The real centrals of TNG100-1 at z = 0, their environment among the tracers of another file. */
class CentralsStudyTest {

    private static final Floor UNRESOLVED = new Floor.Uniform(1e-5, 1e-4);

    @Test
    void theEnvironmentIsThatOfTheOracle() throws IOException {
        IngestedPanel ingested = ingest(request(Optional.of(Cosmology.TNG), "h3/cMpc3", Optional.of(UNRESOLVED)));
        Panel panel = ingested.panel();
        List<String[]> oracle = oracle();

        assertThat(panel.units()).isEqualTo(5877);
        double[] environment = panel.column(1, 0);
        long[] ids = panel.ids();
        for (int i = 0; i < ids.length; i++) {
            assertThat(ids[i]).isEqualTo(Long.parseLong(oracle.get(i)[0]));
            assertThat(environment[i]).isCloseTo(Double.parseDouble(oracle.get(i)[3]), Offset.offset(1e-6));
        }
        assertThat(panel.column(0, 0)[0]).isCloseTo(Math.log10(154.8157e10 / 0.6774), Offset.offset(1e-12));
        assertThat(ingested.report().notes())
                .anyMatch(note -> note.contains("31302 positions")
                        && note.contains("22595 rows of periodic padding outside it were dropped"));
        assertThat(ingested.report().inputs()).hasSize(2);
    }

    @Test
    void theFloorIsRandomWithinItsBoundsAndTheSameEachTime() {
        IngestRequest request = request(Optional.of(Cosmology.TNG), "h3/cMpc3", Optional.of(UNRESOLVED));
        double[] sfr = ingest(request).panel().column(2, 0);
        double[] quenched = Arrays.stream(sfr).filter(x -> x < -4).sorted().toArray();

        assertThat(quenched).hasSizeGreaterThan(100);
        assertThat(quenched[0]).isGreaterThanOrEqualTo(-5);
        assertThat(Math.pow(10, quenched[quenched.length / 2])).isCloseTo(5.5e-5, Offset.offset(6e-6));
        assertThat(ingest(request).panel().column(2, 0)).isEqualTo(sfr);
    }

    @Test
    void zerosWithoutAFloorAreCounted() {
        assertThatThrownBy(() -> ingest(request(Optional.of(Cosmology.TNG), "h3/cMpc3", Optional.empty())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Values without a logarithm (zero or negative). sfr: ")
                .hasMessageContaining(" at time 99 (for example unit ")
                .hasMessageContaining("declare a floor");
    }

    @Test
    void aConversionThatNeedsHSaysSo() {
        assertThatThrownBy(() -> ingest(request(Optional.empty(), "h3/cMpc3", Optional.of(UNRESOLVED))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Variable stellar_mass: from \"1e10 Msun/h\" to \"Msun\" h is not known");
        assertThatThrownBy(() -> ingest(request(Optional.of(Cosmology.TNG), "Msun", Optional.of(UNRESOLVED))))
                .hasMessageContaining(
                        "Variable environment: what is measured in \"(ckpc/h)^-3\" (length^-3) cannot be given"
                                + " in \"Msun\" (mass)");
    }

    private static IngestedPanel ingest(IngestRequest request) {
        return Ingest.panel(TestSpark.session(), request);
    }

    private static IngestRequest request(Optional<Cosmology> cosmology, String densityUnit, Optional<Floor> floor) {
        Path tracers = RealData.at("tracers_tng100-1/TNG100_S99_M8-5_STEL.ascii.gz");
        Source.LongTable table = new Source.LongTable(
                RealData.at("catalogs/tng100-1_z0_centrals_minE9_5.csv.gz"),
                Optional.of("SubfindID"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(99.0),
                Optional.empty(),
                Optional.of(new Box(75_000, "ckpc/h")),
                List.of("SubhaloPosX", "SubhaloPosY", "SubhaloPosZ"),
                List.of(),
                cosmology,
                List.of(),
                Optional.empty(),
                Selection.none());
        return new IngestRequest(
                table,
                List.of(
                        VariableRequest.of(
                                log10("stellar_mass", "Msun"),
                                new Measure.Column("SubhaloMassStellar", Optional.of("1e10 Msun/h"))),
                        VariableRequest.of(
                                log10("environment", densityUnit),
                                new Measure.Density(10, new Tracers.FromFile(tracers, List.of("1", "2", "3")))),
                        new VariableRequest(
                                log10("sfr", "Msun/yr"),
                                new Measure.Column("SubhaloSFR", Optional.of("Msun/yr")),
                                floor,
                                new Required.EveryTime())),
                Attrition.none(),
                MissingPolicy.ERROR,
                7);
    }

    private static Variable log10(String name, String unit) {
        return new Variable(name, Kind.CONTINUOUS, Scale.LOG10, unit, Timing.VARYING, List.of());
    }

    private static List<String[]> oracle() throws IOException {
        Path file = RealData.at("tracers_tng100-1/oracle_sigma10_centrals_099.csv.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }
}
