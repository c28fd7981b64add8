package org.galcause.redshiftsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.Randomness;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.run.SparkGate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The result tables in other formats, the weights of units, and what stays of an earlier run. */
class FormatsTest {

    private static final String STUDY = SmallStudy.asking("at: last, levels: {values: [-1, 0, 1]}", """
            estimators:
              - naive: {}
              - msm: {extremes: {winsorise: [0.05, 0.95]}}
            uncertainty: {bootstrap: 20}
            """);
    private static final int UNITS = 80;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void data() throws IOException {
        StringBuilder csv = new StringBuilder("id,t,L,A,Y\n");
        for (int i = 0; i < UNITS; i++) {
            double before = 0;
            for (int t = 0; t < 2; t++) {
                double l = before + Randomness.normal(1 + t, i);
                double a = 0.5 * l + Randomness.normal(11 + t, i);
                double y = l - a + Randomness.normal(21 + t, i);
                csv.append("%d,%d,%s,%s,%s%n".formatted(9_007_199_254_740_993L + i, t, l, a, y));
                before = a / 2;
            }
        }
        Files.writeString(folder.resolve("data.csv"), csv);
    }

    private static Path run(String name, String text, String... options) throws IOException {
        Path study = Files.writeString(folder.resolve(name + ".yaml"), text);
        Path results = folder.resolve(name);
        StringWriter err = new StringWriter();
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "estimate", study.toString(), "--to", results.toString(), "--quiet", "--threads", "1"),
                        Stream.of(options))
                .toList();
        int status = Galcause.execute(
                arguments.toArray(new String[0]), new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(status).as(err.toString()).isZero();
        return results;
    }

    @Test
    void parquetAndFitsHoldTheNumbersOfTheCsv() throws IOException {
        Path results = run("formats", STUDY, "--format", "parquet,FITS", "--keep", "weights");
        List<String> curves = Files.readAllLines(results.resolve("curves.csv"));
        try (SparkGate gate = new SparkGate(Optional.of("local[1]"), waiting -> {})) {
            List<Row> rows = rows(gate, results.resolve("curves.parquet"));
            assertThat(rows).hasSize(curves.size() - 1).hasSize(6);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(curves.get(i + 1))
                        .startsWith(rows.get(i).getString(0) + ",1,")
                        .contains("," + rows.get(i).<Double>getAs("outcome") + ",");
                assertThat(rows.get(i).isNullAt(2)).as("redshift").isTrue();
            }
            assertThat(rows(gate, results.resolve("weights-summary.parquet"))).hasSize(12);
            List<Row> weights = rows(gate, results.resolve("weights.parquet"));
            assertThat(weights)
                    .hasSize(2 * UNITS)
                    .allMatch(row -> row.getString(0).equals("msm"));
            assertThat(weights.get(UNITS).getLong(2)).isEqualTo(9_007_199_254_740_993L);
            double largest = weights.stream()
                    .filter(row -> row.getDouble(3) == 1)
                    .mapToDouble(row -> row.getDouble(6))
                    .max()
                    .orElseThrow();
            assertThat(Files.readString(results.resolve("weights.csv"))).contains("," + largest + ",");
        }
        assertThat(results.resolve("curves.fits")).exists();
        assertThat(results.resolve("weights.fits")).exists();
        try (Stream<Path> hidden = Files.list(results)) {
            assertThat(hidden.map(p -> String.valueOf(p.getFileName())))
                    .noneMatch(name -> name.startsWith(".aside") || name.endsWith(".crc"));
        }
        run("formats", STUDY);
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.map(p -> String.valueOf(p.getFileName())))
                    .noneMatch(name -> name.endsWith(".parquet") || name.endsWith(".fits"));
        }
    }

    private static List<Row> rows(SparkGate gate, Path file) {
        assertThat(file).isRegularFile();
        return gate.session().read().parquet("file://" + file).collectAsList();
    }

    @Test
    void cellsOfAnEarlierQuestionAreRemovedWhenARunIsComplete() throws IOException {
        Path results = run("pruned", STUDY);
        assertThat(cells(results)).isEqualTo(2 * (1 + 2));
        run("pruned", STUDY.replace("at: last", "at: each"));
        assertThat(cells(results)).isEqualTo(2 * (1 + 2));
        run("pruned", STUDY.replace("bootstrap: 20", "bootstrap: 10"));
        assertThat(cells(results)).isEqualTo(2 * (1 + 1));
    }

    private static long cells(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results.resolve(".cells"))) {
            return files.count();
        }
    }
}
