package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that h5py wrote, a dataset for each column; long and wide. */
class Hdf5TableTest {

    private static final String WRITE = """
            import sys, h5py, numpy as np
            with h5py.File(sys.argv[1], 'w') as f:
                f['id'] = np.array([2**60 + 1, 2**60 + 1, 7, 7])
                f['t'] = np.array([0, 1, 0, 1], 'i2')
                f['x'] = np.array([1.5, np.nan, 3.25, 4], 'f4')
                f['g/flag'] = np.array([True, False, True, True])
                f.create_dataset('pair', data=np.arange(8.0).reshape(4, 2), compression='gzip')
                f['short'] = np.zeros(3)
                f['compound'] = np.zeros(4, [('a', 'i4'), ('b', 'f8')])
            with h5py.File(sys.argv[2], 'w') as f:
                f['x0'] = np.array([1.0, 2.0])
                f['x1'] = np.array([3, 4])
            with h5py.File(sys.argv[3], 'w') as f: f.create_group('empty')
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Oracle.python(
                folder,
                WRITE,
                folder.resolve("long.hdf5").toString(),
                folder.resolve("wide.h5").toString(),
                folder.resolve("empty.hdf5").toString());
    }

    @Test
    void longTablesKeepIdsAndMissingValues() {
        RawHistories read = readLong(List.of(column("x"), column("g/flag"), column("pair_1")));
        assertThat(read.id(0)).isEqualTo(7);
        assertThat(read.id(1)).isEqualTo((1L << 60) + 1);
        assertThat(read.column(0, 0)).containsExactly(3.25, 1.5);
        assertThat(read.column(0, 1)).containsExactly(4, Double.NaN);
        assertThat(read.column(1, 1)).containsExactly(1, 0);
        assertThat(read.column(2, 0)).containsExactly(5, 1);
    }

    @Test
    void wideTablesTakeADatasetForEachTime() {
        Source.WideTable wide = new Source.WideTable(
                folder.resolve("wide.h5"), Optional.empty(), List.of(0.0, 1.0), Optional.empty(), Selection.none());
        VariableRequest x = VariableRequest.of(
                variable("x"),
                new Measure.WideColumns(List.of(Optional.of("x0"), Optional.of("x1")), Optional.empty()));
        RawHistories read = WideTableHistories.read(TestSpark.session(), wide, List.of(x));
        assertThat(read.column(0, 0)).containsExactly(1, 2);
        assertThat(read.column(0, 1)).containsExactly(3, 4);
    }

    @Test
    void mistakesAreOneSentence() {
        assertFault(column("short"), "short has 3 rows, but ");
        assertFault(column("compound"), "pandas or PyTables");
        assertFault(column("gflag"), "has no column \"gflag\"");
        assertThatThrownBy(() -> new Hdf5Table(folder.resolve("empty.hdf5")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("one dataset for each column");
    }

    private void assertFault(VariableRequest request, String words) {
        assertThatThrownBy(() -> readLong(List.of(request)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("long.hdf5")
                .hasMessageContaining(words);
    }

    private RawHistories readLong(List<VariableRequest> variables) {
        return LongTableHistories.read(
                TestSpark.session(), Source.LongTable.of(folder.resolve("long.hdf5"), "id", "t"), variables);
    }

    private static VariableRequest column(String name) {
        return VariableRequest.of(variable(name.replace('/', '_')), new Measure.Column(name, Optional.empty()));
    }

    private static Variable variable(String name) {
        return new Variable(name, Kind.CONTINUOUS, Scale.LINEAR, "", Timing.VARYING, List.of());
    }
}
