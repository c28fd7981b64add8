package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.galcause.redshiftsweep.study.ProjectFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the data cannot support, or only just, is said. */
class PositivityTest {

    @TempDir
    Path to;

    /** A treatment that all but follows from a confounder: mean weights far below 1, and a matrix whose entries are all tiny. */
    @Test
    void weightsThatExplodeAreSaid() throws IOException {
        StringBuilder table = new StringBuilder("id,L,D,Y\n");
        for (int i = 0; i < 80; i++) {
            double l = Math.sin(7.3 * i);
            double d = 20 * l + 1e-4 * Math.cos(11.1 * i);
            table.append(i)
                    .append(',')
                    .append(l)
                    .append(',')
                    .append(d)
                    .append(',')
                    .append(l + Math.sin(i))
                    .append('\n');
        }
        Files.writeString(to.resolve("explode.csv"), table);
        Path file = Files.writeString(to.resolve("explode.yaml"), """
                study: explode
                data:
                  table: {path: explode.csv, layout: wide, id: id, times: [1]}
                variables:
                  L: {columns: [L]}
                  D: {columns: [D]}
                  Y: {columns: [Y]}
                graph: |
                  L[t] -> D[t], Y[t]
                  D[t] -> Y[t]
                question:
                  treatment: D
                  outcome: Y
                  at: last
                  regimes:
                    natural: natural
                    zero: {set: 0}
                estimators:
                  - msm: {extremes: none, outcome: {formula: "D"}}
                uncertainty: {bootstrap: 0}
                """);
        assertThat(CommandLineRun.expectStatus(
                        0, "run", file.toString(), "--to", to.resolve("explode").toString(), "--quiet"))
                .contains("galcause: msm: caution on its weights at time 1: 1.00 is how far the mean weight is from 1")
                .contains("look at weights.csv, stabilise or winsorise them, or adjust for less");
    }

    /** A pooled model has no term for a value that nobody has, and would answer as if it did nothing. */
    @Test
    void aValueThatNobodyHasIsRefused() throws IOException {
        Path structural = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/structural");
        String study = Files.readString(structural.resolve("categories.yaml"))
                .replace("path: category.csv", "path: " + structural.resolve("category.csv"))
                .replace("kind: categorical, columns: [A1, A2]", "columns: [A1, A2]")
                .replace("A: {columns", "A: {kind: binary, columns")
                .replace("category.csv", "never.csv");
        String table = Files.readString(structural.resolve("category.csv"));
        Files.createDirectories(to.resolve("never"));
        String[] lines = table.split("\n", -1);
        int first = List.of(lines[0].split(",", -1)).indexOf("A1");
        int second = List.of(lines[0].split(",", -1)).indexOf("A2");
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            String[] cells = lines[i].split(",", -1);
            cells[first] = "0";
            cells[second] = "0";
            lines[i] = String.join(",", cells);
        }
        Path data = Files.writeString(to.resolve("never.csv"), String.join("\n", lines) + "\n");
        Path file = Files.writeString(
                to.resolve("never.yaml"),
                study.replaceAll("path: [^,]*never.csv", "path: " + data)
                        .replaceAll(
                                "(?s)estimators:.*uncertainty",
                                "estimators:\n  - gformula: {simulations: 2000}\nuncertainty")
                        .replace("two: {set: 2}", "two: {set: 1}"));
        assertThat(CommandLineRun.expectStatus(
                        4, "run", file.toString(), "--to", to.resolve("never").toString(), "--quiet"))
                .contains(
                        "gformula: no answer under two at time 2: no unit has A = 1 at any time, so the data say nothing of the regime"
                                + " \"two\"; ask another regime");
    }

    @Test
    void aRegimeThatNoEstimatorAnswersIsSaidAndIsNoSuccess() throws IOException {
        Path structural = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/structural");
        String study = Files.readString(structural.resolve("categories.yaml"))
                .replace("path: category.csv", "path: " + structural.resolve("category.csv"))
                .replace("two: {set: 2}", "two: {set: 2, when: \"L > 0\", else: 0}");
        Path file = Files.writeString(to.resolve("dynamic.yaml"), study);
        Path results = to.resolve("dynamic");
        assertThat(CommandLineRun.expectStatus(4, "run", file.toString(), "--to", results.toString(), "--quiet"))
                .contains("galcause: msm: no answer under two at time 2: Under two A")
                .contains("a marginal structural model answers only regimes that are");
        assertThat(ResultRows.of(results.resolve("estimates.csv"))
                        .where("estimator", "msm", "regime", "none")
                        .number("estimate"))
                .isFinite();
    }
}
