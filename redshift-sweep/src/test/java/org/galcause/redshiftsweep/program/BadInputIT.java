package org.galcause.redshiftsweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.mock.StructuralEquations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes of users, each with its sentence, its exit status, and nothing half-written. */
class BadInputIT {

    private static final String STUDY = """
            study: mock
            data:
              simulation: {name: mock universe, root: ./mock/output}
              snapshots: [83, 91, 99]
              trees: sublink
              select: {stellar_mass: ">= 1e9 Msun", at: 99, histories: complete}
            variables:
              stellar_mass: {field: "SubhaloMassType[stars]", unit: Msun, scale: log10}
              environment:  {density: {neighbours: 10, tracers: "SubhaloFlag == 1"}, unit: h3/cMpc3, scale: log10}
              sfr:          {field: SubhaloSFR, unit: Msun/yr, scale: log10, floor: {uniform: [1e-5, 1e-4]}}
            graph: |
              stellar_mass[t-1] -> stellar_mass[t], environment[t], sfr[t]
              environment[t-1]  -> environment[t], stellar_mass[t], sfr[t]
              environment[t]    -> sfr[t]
              sfr[t-1]          -> stellar_mass[t], sfr[t]
            question:
              treatment: environment
              outcome: sfr
              at: last
              levels: {quantiles: [0.3, 0.7]}
            estimators:
              - naive: {}
            uncertainty: {bootstrap: 0}
            figures: [graph]
            """;
    private static final String CHUNK = "output/groups_091/fof_subhalo_tab_091.1.hdf5";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path universe;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void write() {
        new MockUniverse(60, 20_000, List.of(83, 91, 99), 4, 2, 3, withMoreZeros(StructuralEquations.standard()))
                .write(universe);
    }

    /** So that zeros occur among few galaxies, too. */
    private static StructuralEquations withMoreZeros(StructuralEquations e) {
        return new StructuralEquations(
                e.snapshots(),
                e.haloMassMean(),
                e.environmentMean(),
                e.stellarMassMean(),
                e.sfrMean(),
                e.effect(),
                e.curvature(),
                e.haloMass(),
                e.environment(),
                e.stellarMass(),
                new StructuralEquations.StarFormation(
                        e.sfr().fromHalo(), e.sfr().scatter(), 0.1));
    }

    private void mock() throws IOException {
        try (Stream<Path> files = Files.walk(universe)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("mock").resolve(universe.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Runs a study that must fail. */
    private String fails(int status, String study) throws IOException {
        Files.writeString(folder.resolve("study.yaml"), study);
        Program.Left left = new Program(folder).run("run", "study.yaml", "--to", "results", "--master", "local[1]");
        assertThat(left.err()).doesNotContain("\tat ", "Exception", "internal error");
        assertThat(left.status()).as(left.err()).isEqualTo(status);
        assertThat(left.out()).isEmpty();
        Path results = folder.resolve("results");
        if (Files.exists(results)) {
            assertThat(results.resolve("INCOMPLETE")).exists();
            assertThat(results.resolve("curves.csv")).doesNotExist();
        }
        return left.err();
    }

    private void nothingWritten() {
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void fiveMistakesOfAStudyAreReportedAtOnceWithTheirLines() throws IOException {
        String err = fails(
                2,
                STUDY.replace("figures:", "figurs:")
                        .replace("unit: Msun/yr", "unit: Msun")
                        .replace("SubhaloMassType[stars]", "SubhaloMassTyp[stars]")
                        .replace("at: last", "at: lasst")
                        .replace(
                                "environment[t]    -> sfr[t]", "environment[t] -> sfr[t]\n  sfr[t] -> environment[t]"));
        assertThat(err.lines()).hasSize(5).allMatch(line -> line.startsWith("galcause: study.yaml:"));
        assertThat(err)
                .contains(
                        "unknown key \"figurs\"; did you mean \"figures\"?",
                        "\"Msun/yr\" (mass time^-1) cannot be given in \"Msun\" (mass)",
                        "there is no field \"SubhaloMassTyp\"",
                        "did you mean \"SubhaloMassType\"?",
                        "did you mean \"last\"?",
                        "cycle within one time");
        nothingWritten();
    }

    @Test
    void aQuestionThatTheGraphCannotAnswerIsRefusedBeforeAnythingIsRead() throws IOException {
        String err = fails(
                4,
                STUDY.replace("  sfr:  ", "  dust: {latent: true}\n  sfr:  ")
                        .replace("environment[t]    ->", "dust[t] -> environment[t], sfr[t]\n  environment[t] ->"));
        assertThat(err).contains("not identified", "environment[t] <- dust[t] -> sfr[t]", "measure dust");
        nothingWritten();
    }

    @Test
    void aSnapshotWithoutFiles() throws IOException {
        mock();
        assertThat(fails(3, STUDY.replace("83, 91", "83, 90, 91")))
                .contains("output: no group catalogue of snapshot 90 (there are 83, 91, 99)", "data: snapshots");
    }

    @Test
    void aMissingChunkInTheMiddle() throws IOException {
        mock();
        Files.delete(folder.resolve("mock").resolve(CHUNK));
        assertThat(fails(3, STUDY)).contains("snapshot 91 has 4 catalogue chunks, of which 1 is missing: 1");
    }

    @Test
    void aTruncatedFile() throws IOException {
        mock();
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("mock").resolve(CHUNK).toFile(), "rw")) {
            file.setLength(file.length() - 1000);
        }
        assertThat(fails(3, STUDY)).contains(CHUNK, "truncated");
    }

    @Test
    void zerosWithoutFloor() throws IOException {
        mock();
        assertThat(fails(3, STUDY.replace(", floor: {uniform: [1e-5, 1e-4]}", "")))
                .contains("Values without a logarithm", "sfr: ", " at time 99", "declare a floor");
    }

    @Test
    void anEmptySelection() throws IOException {
        mock();
        assertThat(fails(3, STUDY.replace(">= 1e9 Msun", ">= 1e15 Msun")))
                .contains("The selection is empty", "stellar_mass >= 1e15 Msun at 99: 0", "data: select");
    }

    @Test
    void levelsBeyondTheDataAreGapsAndAloneAreNoAnswer() throws IOException {
        mock();
        String wrong = STUDY.replace("quantiles: [0.3, 0.7]", "values: [7, 8]");
        Files.writeString(folder.resolve("study.yaml"), wrong);
        Program.Left left = new Program(folder).run("estimate", "study.yaml", "--to", "results", "--quiet");
        assertThat(left.status()).as(left.err()).isEqualTo(4);
        assertThat(left.err())
                .contains("naive: 2 of 2 levels are not supported", "level 1 (7.000) at 99", "no level has an answer")
                .doesNotContain("\tat ");
        assertThat(Files.readString(folder.resolve("results/curves.csv"))).contains("REFUSED");
    }
}
