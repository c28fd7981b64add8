package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.request.Box;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTableHistoriesTest {

    private static final VariableRequest X = column(Variable.continuous("x"));

    @TempDir
    Path folder;

    @Test
    void idsBeyondDoublePrecisionStayApart() throws IOException {
        RawHistories raw = read("id,t,x\n9007199254740993,0,1\n9007199254740992,0,2\n-9223372036854775808,0,3\n", X);

        assertThat(raw.units()).isEqualTo(3);
        assertThat(raw.id(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(raw.id(1)).isEqualTo(9007199254740992L);
        assertThat(raw.id(2)).isEqualTo(9007199254740993L);
        assertThat(raw.column(0, 0)).containsExactly(3, 2, 1);
    }

    @Test
    void wordsAsIdsAreHashedAndTheOrderOfRowsDoesNotMatter() throws IOException {
        RawHistories one = read("id,t,x\n7,0,1\nb,0,2\nc,0,3\n", X);
        RawHistories other = read("id,t,x\nc,0,3\nb,0,2\n7,0,1\n", X);

        assertThat(one.units()).isEqualTo(3);
        assertThat(one.id(0)).isEqualTo(other.id(0));
        assertThat(one.column(0, 0)).isEqualTo(other.column(0, 0));
        assertThat(one.notes()).anyMatch(note -> note.contains("64-bit hashes"));
    }

    @Test
    void quotedFieldsMissingValuesAndColumnsThatAreNotUsed() throws IOException {
        RawHistories raw = read("\"id\",t,x,remark\r\n1,0,,\"a, \"\"b\"\"\"\r\n2,0,NaN,NA\r\n3,0, 1e-3 ,\r\n", X);

        assertThat(raw.column(0, 0)).containsExactly(Double.NaN, Double.NaN, 1e-3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,t,x;1,0,a              | line 2, column x: \"a\" is not a number; allowed are numbers",
                "id,t,x;1,0                | line 2: 2 fields, but the table has 3 columns",
                "id,t,x,x;1,0,1,2          | line 1: two columns are named \"x\"",
                "id,t,x;1,0,1;1,0,2        | unit 1 has two rows at time 0 (rows 1 and 2, the header not counted)",
                "id,t,x;1,0,\"3            | line 2: a quote is not closed",
                "id,t,x;,0,3               | line 2, column id: the id is empty",
                "id,t,x;1,,3               | row 1, column t: the time is missing",
                "id,t,X1;1,0,3             | has no column \"x\"; did you mean \"X1\"? Its columns: id, t, X1.",
            })
    void saysWhatIsWrongAndWhere(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n') + "\n", X))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void damagedAbsentAndUnknownFilesAreNamed() throws IOException {
        Path damaged = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(damaged))) {
            out.write("id,t,x\n1,0,1\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> read(table(damaged), X)).hasMessageContaining("t.csv.gz is damaged or truncated");
        assertThatThrownBy(() -> read(table(folder.resolve("no.csv")), X))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no file");
        Path unknown = Files.writeString(folder.resolve("t.xls"), "x");
        assertThatThrownBy(() -> read(table(unknown), X)).hasMessageContaining("allowed are .csv");
    }

    @Test
    void constantsMustNotVary() throws IOException {
        VariableRequest constant = column(Variable.continuous("x").constant());
        RawHistories raw = read("id,t,x\n1,0,5\n1,1,\n2,0,6\n2,1,6\n", constant);
        assertThat(raw.column(0, 1)).containsExactly(5, 6);
        assertThatThrownBy(() -> read("id,t,x\n1,0,5\n1,1,7\n", constant))
                .hasMessageContaining("Variable x is declared constant, but unit 1 has both 5.0 and 7.0");
    }

    @Test
    void levelsAreSortedAsNumbersThenAsWords() throws IOException {
        Variable category = new Variable("x", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of());
        RawHistories raw = read("id,t,x\n1,0,10\n2,0,9\n3,0,late\n4,0,early\n5,0,\n", column(category));

        assertThat(raw.variables().get(0).levels()).containsExactly("9", "10", "early", "late");
        assertThat(raw.column(0, 0)).containsExactly(1, 0, 3, 2, Double.NaN);
    }

    @Test
    void timesAreChosenAndTheStudyMayStartLater() throws IOException {
        Path file = write("id,t,x\n1,-1,1\n1,0,2\n1,1,3\n");
        Source.LongTable all = table(file);
        Source.LongTable some = withTimes(all, List.of(-1.0, 1.0), Optional.of(1.0));
        RawHistories raw = read(some, X);

        assertThat(raw.grid().start()).isEqualTo(1);
        assertThat(raw.column(0, 1)).containsExactly(3);
        assertThatThrownBy(() -> read(withTimes(all, List.of(7.0), Optional.empty()), X))
                .hasMessageContaining("data: times: 7 does not occur in")
                .hasMessageContaining("it has -1, 0, 1.");
    }

    @Test
    void densityAmongTracersOfACondition() throws IOException {
        Path file = write("id,t,flag,x,y,z\n1,0,True,0,0,0\n2,0,False,1,0,0\n-1,0,True,98,0,0\n3,0,True,5,0,0\n");
        Source.LongTable base = table(file);
        Source.LongTable boxed = new Source.LongTable(
                file,
                base.id(),
                Optional.of("-1"),
                base.time(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Box(100, "ckpc")),
                List.of("x", "y", "z"),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Selection.none());
        Variable density = new Variable("rho", Kind.CONTINUOUS, Scale.LINEAR, "ckpc-3", Timing.VARYING, List.of());
        double sphere = 4.0 / 3 * Math.PI;

        RawHistories flagged =
                read(boxed, VariableRequest.of(density, new Measure.Density(1, new Tracers.Where("flag == 1"))));
        assertThat(flagged.column(0, 0))
                .containsExactly(new double[] {1 / (sphere * 8), 1 / sphere, 1 / (sphere * 125)}, Offset.offset(1e-12));
        assertThatThrownBy(() -> read(
                        boxed,
                        VariableRequest.of(density, new Measure.Density(1, new Tracers.Where("flag[t-1] == 1")))))
                .hasMessageContaining("looks at another time");
        assertThatThrownBy(() -> read(base, VariableRequest.of(density, new Measure.Density(1, new Tracers.All()))))
                .hasMessageContaining("Variable rho is a measure of the environment, so the table needs the box");
    }

    private static Source.LongTable withTimes(Source.LongTable t, List<Double> times, Optional<Double> start) {
        return new Source.LongTable(
                t.path(),
                t.id(),
                t.unknownId(),
                t.time(),
                t.snapshot(),
                t.redshift(),
                t.box(),
                t.position(),
                t.velocity(),
                t.cosmology(),
                times,
                start,
                t.selection());
    }

    private static VariableRequest column(Variable variable) {
        return VariableRequest.of(variable, new Measure.Column("x", Optional.empty()));
    }

    private RawHistories read(String text, VariableRequest variable) throws IOException {
        return read(table(write(text)), variable);
    }

    private static RawHistories read(Source.LongTable table, VariableRequest variable) {
        return LongTableHistories.read(TestSpark.session(), table, List.of(variable));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static Source.LongTable table(Path file) {
        return Source.LongTable.of(file, "id", "t");
    }
}
