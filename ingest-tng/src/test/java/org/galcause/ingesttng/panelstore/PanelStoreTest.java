package org.galcause.ingesttng.panelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.assembly.IngestReport;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.ingesttng.assembly.SelectionCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelStoreTest {

    @TempDir
    Path folder;

    @Test
    void severalBlocksComeBackWithTheSameBits() throws IOException {
        IngestedPanel written = example(2 * Panel.BLOCK_ROWS + 17);
        Path place = folder.resolve("panel");
        Files.createDirectories(place);
        Files.writeString(place.resolve("stale.txt"), "from before");
        PanelStore.write(TestSpark.session(), written, place);
        IngestedPanel read = PanelStore.read(TestSpark.session(), place);

        assertThat(read.report()).isEqualTo(written.report());
        assertThat(read.panel().schema()).isEqualTo(written.panel().schema());
        assertThat(read.panel().ids()).isEqualTo(written.panel().ids());
        for (int v = 0; v < 3; v++) {
            for (int step = 0; step < 2; step++) {
                assertThat(bits(read.panel().column(v, step)))
                        .isEqualTo(bits(written.panel().column(v, step)));
            }
        }
        try (var inside = Files.list(folder)) {
            assertThat(inside).containsExactly(place);
        }
        assertThat(place.resolve("stale.txt")).doesNotExist();
    }

    @Test
    void missingIsNullAndKeysAreUnique() {
        Path place = folder.resolve("panel");
        PanelStore.write(TestSpark.session(), example(50), place);
        Dataset<Row> rows = TestSpark.session().read().parquet("file://" + place.resolve("rows"));

        assertThat(rows.count()).isEqualTo(100);
        assertThat(rows.filter("isnan(mass)").count()).isZero();
        assertThat(rows.filter("mass is null").count()).isPositive();
        rows.filter("galaxy_id = 2 and step = 0").write().mode("append").parquet("file://" + place.resolve("rows"));
        assertThatThrownBy(() -> PanelStore.read(TestSpark.session(), place))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("galaxy 2, step 0 occurs twice");
    }

    @Test
    void whatIsNoPanelIsRefused() throws IOException {
        assertThatThrownBy(() -> PanelStore.read(TestSpark.session(), folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("variables.tsv cannot be read");
        Files.writeString(folder.resolve("variables.tsv"), "name\tkind\n");
        assertThatThrownBy(() -> PanelStore.read(TestSpark.session(), folder))
                .hasMessageContaining("does not start with the columns name, kind, scale");
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static IngestedPanel example(int units) {
        List<Variable> variables = List.of(
                new Variable("mass", Kind.CONTINUOUS, Scale.LOG10, "1e10 Msun/h", Timing.VARYING, List.of()),
                new Variable(
                        "kind of", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of("a|b", "50%", "tab\t")),
                new Variable("born.at", Kind.CONTINUOUS, Scale.LINEAR, "Gyr", Timing.CONSTANT, List.of()));
        TimeGrid grid = new TimeGrid(List.of(new TimePoint(50, 0.9973, 5.9), TimePoint.of(99)), 1);
        long[] ids = new long[units];
        double[][] columns = new double[6][units];
        long key = Randomness.key(1, "example");
        for (int i = 0; i < units; i++) {
            ids[i] = i % 2 == 0 ? Long.MAX_VALUE - i : i + 1;
            for (int c = 0; c < 4; c++) {
                columns[c][i] = c > 1 ? i % 3 : i % 7 == 0 ? Double.NaN : Randomness.normal(key, i * 4L + c);
            }
            columns[4][i] = -0.0;
        }
        columns[5] = columns[4];
        IngestReport report = new IngestReport(
                List.of("one\ttab", "a \\ line\nbreak"),
                List.of(new SelectionCount("all", 7)),
                List.of(new InputFile("a.csv", 3, "sha256:00")));
        return new IngestedPanel(Panel.of(new PanelSchema(variables, grid), ids, columns), report);
    }
}
