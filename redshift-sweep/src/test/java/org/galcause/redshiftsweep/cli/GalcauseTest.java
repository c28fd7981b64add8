package org.galcause.redshiftsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalcauseTest {

    private static final String STUDY = SmallStudy.asking("at: last, regimes: {natural: natural, low: {set: -1}}", """
            estimators:
              - gformula: {simulations: 200}
            uncertainty: {bootstrap: 12}
            """);

    /** What a command left behind. */
    private record Left(int status, String out, String err) {
        String lastLine() {
            return err.lines().filter(line -> !line.startsWith("log: ")).reduce("", (before, line) -> line);
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Left run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Galcause.execute(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(err.toString()).doesNotContain("\tat ");
        return new Left(status, out.toString(), err.toString());
    }

    private Path study(String text) throws IOException {
        return Files.writeString(folder.resolve("study.yaml"), text);
    }

    private void data() throws IOException {
        SmallStudy.write(folder, STUDY, 60);
    }

    private Left runStudy(String text) throws IOException {
        return run(
                "run",
                study(text).toString(),
                "--to",
                folder.resolve("results").toString(),
                "--quiet",
                "--threads",
                "1");
    }

    @Test
    void fieldsArePrintedAndMisspeltOnesGuessed() {
        Left found = run("fields", "SubhaloSFR");
        assertThat(found.status()).isZero();
        assertThat(found.out())
                .contains("Subhalo/SubhaloSFR: summed star formation rate")
                .contains("Msun/yr");
        Left misspelt = run("fields", "SubhaloSFRR");
        assertThat(misspelt.status()).isEqualTo(2);
        assertThat(misspelt.err()).contains("did you mean \"SubhaloSFR\"?");
    }

    @Test
    void helpAndVersionNeedNothing() {
        assertThat(run("--help")).satisfies(left -> {
            assertThat(left.status()).isZero();
            assertThat(left.out()).contains("Exit status:", "demo", "explain", "the question is not identified");
        });
        assertThat(run("--version").out()).startsWith("galcause ");
    }

    @Test
    void unknownCommandsAndOptionsAreHinted() {
        Left command = run("explian", "x.yaml");
        assertThat(command.status()).isEqualTo(2);
        assertThat(command.err()).contains("did you mean \"explain\"?");
        Left option = run("run", "x.yaml", "--thread", "2");
        assertThat(option.status()).isEqualTo(2);
        assertThat(option.err()).contains("--threads");
    }

    @Test
    void aStudyThatIsNotThereIsABadCommand() {
        Left left = run("explain", folder.resolve("none.yaml").toString());
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.lastLine()).contains("none.yaml: no such study file");
    }

    @Test
    void everyProblemOfAStudyIsPrinted() throws IOException {
        Left left = runStudy(STUDY.replace("variables:", "variabels:").replace("at: last", "at: lasst"));
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err()).contains("did you mean \"variables\"?", "did you mean \"last\"?");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void aCycleIsABadStudy() throws IOException {
        Left left = runStudy(STUDY.replace("A[t] -> Y[t]", "A[t] -> Y[t], L[t]"));
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err()).contains("the graph has a cycle within one time");
    }

    @Test
    void anUnmeasuredConfounderMakesTheQuestionUnanswerable() throws IOException {
        Left left = run(
                "explain",
                study(STUDY.replace("  Y: {}", "  Y: {}\n  U: {latent: true}")
                                .replace("A[t] -> Y[t]", "A[t] -> Y[t]\n  U[t] -> A[t], Y[t]"))
                        .toString());
        assertThat(left.status()).isEqualTo(4);
        assertThat(left.err()).contains("not identified", "A[t] <- U[t] -> Y[t]", "measure U");
    }

    @Test
    void missingDataAreNamed() throws IOException {
        Left left = runStudy(STUDY);
        assertThat(left.status()).isEqualTo(3);
        assertThat(left.err()).contains("data.csv");
        data();
        Left column = runStudy(STUDY.replace("L: {}", "L: {column: mass}"));
        assertThat(column.status()).isEqualTo(2);
        assertThat(column.err()).contains("mass");
    }

    @Test
    void aLogarithmOfNothingNeedsAFloor() throws IOException {
        data();
        Files.writeString(folder.resolve("data.csv"), "id,t,L,A,Y\n1,0,1,1,0\n1,1,1,1,3\n2,0,1,2,1\n2,1,2,1,1\n");
        Left left = runStudy(STUDY.replace("Y: {}", "Y: {scale: log10}").replace("at: last", "at: each"));
        assertThat(left.status()).isEqualTo(3);
        assertThat(left.err()).contains("Y", "floor");
    }

    @Test
    void anEmptySelectionIsAnError() throws IOException {
        data();
        Left left = runStudy(STUDY.replace(
                "data: {table: {path: data.csv, id: id, time: t}}",
                "data: {table: {path: data.csv, id: id, time: t}, select: {L: \"> 1000\"}}"));
        assertThat(left.status()).isEqualTo(3);
        assertThat(left.err()).contains("L > 1000");
    }

    @Test
    void aStudyIsDoneOnceAndThenUpToDate() throws IOException {
        data();
        Left first = runStudy(STUDY);
        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("gformula", "estimates.csv", "written to");
        Path results = folder.resolve("results");
        assertThat(results.resolve("INCOMPLETE")).doesNotExist();
        assertThat(results.resolve("figures/graph.svg")).exists();
        String estimates = Files.readString(results.resolve("estimates.csv"));
        assertThat(estimates)
                .startsWith("estimator,regime,time,estimate,se,low95,high95\ngformula,natural,2,")
                .doesNotContain("\r");
        assertThat(Files.readString(results.resolve("study.yaml"))).isEqualTo(STUDY);
        assertThat(Files.readString(results.resolve("manifest.json")))
                .contains("\"estimators.gformula.start\"", "sha256:");
        Files.delete(anyCell(results));
        assertThat(runStudy(STUDY).status()).isZero();
        assertThat(Files.readString(results.resolve("estimates.csv"))).isEqualTo(estimates);
        byte[] figure = Files.readAllBytes(results.resolve("figures/estimates.pdf"));
        assertThat(run("plot", results.toString()).status()).isZero();
        assertThat(Files.readAllBytes(results.resolve("figures/estimates.pdf"))).isEqualTo(figure);
        assertThat(run("report", results.toString()).out()).contains("report.html");
    }

    private static Path anyCell(Path results) throws IOException {
        try (Stream<Path> cells = Files.list(results.resolve(".cells"))) {
            return cells.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void plotNeedsAFinishedRun() {
        Left left = run("plot", folder.toString());
        assertThat(left.status()).isEqualTo(3);
        assertThat(left.err()).contains("no manifest.json");
    }

    @Test
    void theProgramIsAProcessWithAnExitStatus() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Galcause.class.getName(),
                        "explain",
                        "nowhere.yaml")
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err).contains("galcause: nowhere.yaml: no such study file");
    }

    @Test
    void inspectDescribesWhatItCanAndEndsWithTheStatusOfBrokenData() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "id,mass\n1,2\n");
        assertThat(run("inspect", folder.toString()).status()).isZero();
        Path broken = Files.writeString(folder.resolve("broken.hdf5"), "<html></html>");
        Left left = run("inspect", folder.toString());
        assertThat(left.status()).isEqualTo(3);
        assertThat(left.out()).contains(table + ": table of 1 rows", broken + ": broken");
        assertThat(left.err().lines())
                .singleElement()
                .asString()
                .startsWith("galcause: " + broken + ": not an HDF5 file: it looks like an HTML page");
    }
}
