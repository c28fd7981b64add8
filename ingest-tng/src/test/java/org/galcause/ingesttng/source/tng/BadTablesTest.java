package org.galcause.ingesttng.source.tng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.galcause.ingesttng.source.tng.SourceTables.tng;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.mock.MockUniverse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with files or options is one sentence, and never a shorter table. */
class BadTablesTest {

    @TempDir
    Path folder;

    private Path output = Path.of("");

    @BeforeEach
    void writeUniverse() {
        output = MockUniverse.standard(3)
                .withGalaxies(20)
                .withSnapshots(List.of(91, 99))
                .withFiles(3, 1)
                .write(folder.resolve("sim"))
                .output();
    }

    private Path chunk(int snapshot, int number) {
        return output.resolve("groups_0" + snapshot + "/fof_subhalo_tab_0" + snapshot + "." + number + ".hdf5");
    }

    @Test
    void unknownOptionsAndValuesAreNamedWithTheNearest() {
        assertThatThrownBy(() -> tng(output, "snapshots", "99", "units", "fysical"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no option \"snapshots\" (allowed: path, table, snapshot,")
                .hasMessageContaining("did you mean \"snapshot\"?")
                .hasMessageContaining(
                        "option units is \"fysical\"; allowed: raw, physical; did you mean \"physical\"?");
        assertThatThrownBy(() -> tng(output, "table", "subhaloes"))
                .hasMessageContaining("option table is \"subhaloes\"")
                .hasMessageContaining("did you mean \"subhalos\"?");
        assertThatThrownBy(() -> tng(output, "table", "sublink", "snapshot", "99"))
                .hasMessageContaining("table sublink holds rows of every snapshot");
    }

    @Test
    void unknownColumnsAreNamedWithTheNearest() {
        assertThatThrownBy(() -> tng(output).select("SubhaloMas"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("SubhaloMas")
                .hasMessageContaining("`SubhaloMass`");
    }

    @Test
    void missingSnapshotsAndChunksAreNamed() throws IOException {
        assertThatThrownBy(() -> tng(output, "snapshot", "50"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no group catalogue of snapshot 50 (there are 91, 99)");
        Files.delete(chunk(99, 2));
        assertThatThrownBy(() -> tng(output))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("snapshot 99 has 3 catalogue chunks, of which 1 is missing: 2");
        assertThat(tng(output, "missing", "allow")
                        .where("SnapNum = 99")
                        .select("_chunk")
                        .distinct()
                        .count())
                .isBetween(1L, 2L);
    }

    @Test
    void truncatedFilesAndWebPagesAreNamed() throws IOException {
        Files.writeString(chunk(91, 0), "<!DOCTYPE html><html><body>Log in</body></html>");
        assertThatThrownBy(() -> tng(output))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(chunk(91, 0) + ": not an HDF5 file: it looks like an HTML page");
        try (FileChannel file = FileChannel.open(chunk(99, 0), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1000);
        }
        assertThatThrownBy(() -> tng(output, "snapshot", "99"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(chunk(99, 0) + ": truncated");
    }

    @Test
    void filesThatContradictTheDictionaryAreNotConverted() {
        Oracle.python(
                folder,
                "import sys, h5py\nwith h5py.File(sys.argv[1], 'r+') as f: f['Subhalo/SubhaloMass'].attrs['h_scaling'] = 0.0",
                chunk(99, 0).toString());
        Dataset<Row> physical = tng(output, "snapshot", "99", "units", "physical");
        assertThatThrownBy(() -> physical.selectExpr("sum(SubhaloMass)").collectAsList())
                .hasMessageContaining(chunk(99, 0) + ": Subhalo/SubhaloMass says h^0.0, the field dictionary h^-1.0");
        assertThat(physical.selectExpr("sum(SubhaloVmaxRad)").first().getDouble(0))
                .isPositive();
        assertThat(tng(output, "snapshot", "99")
                        .selectExpr("sum(SubhaloMass)")
                        .first()
                        .getDouble(0))
                .as("raw values are what the file holds")
                .isPositive();
    }

    @Test
    void aFileCutAfterPlanningFailsTheQueryWithOneSentenceAsItsCause() throws IOException {
        Dataset<Row> table = tng(output, "snapshot", "99").selectExpr("sum(SubhaloMass)");
        try (FileChannel file = FileChannel.open(chunk(99, 0), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1000);
        }
        assertThatThrownBy(table::collectAsList)
                .isInstanceOf(SparkException.class)
                .cause()
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(chunk(99, 0) + ": was replaced or written to since its table was opened");
    }

    @Test
    void chunksOfAnotherSnapshotAndSwappedFoldersAreTold() throws IOException {
        Path spare = folder.resolve("spare.hdf5");
        Files.copy(chunk(99, 1), spare);
        Files.copy(chunk(91, 1), chunk(99, 1), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> tng(output, "snapshot", "99"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to another snapshot or run than");
        Files.copy(spare, chunk(99, 1), StandardCopyOption.REPLACE_EXISTING);
        for (int number = 0; number < 3; number++) {
            Files.move(chunk(99, number), spare, StandardCopyOption.REPLACE_EXISTING);
            Files.move(chunk(91, number), chunk(99, number));
            Files.move(spare, chunk(91, number));
        }
        assertThatThrownBy(() -> tng(output))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a file is in the wrong snapshot's folder");
    }

    private static final String LHALOTREE = """
            import sys, h5py, numpy as np
            for number, sizes in ((0, [3, 0, 2]), (1, [4])):
                with h5py.File(f'{sys.argv[1]}/trees_sf1_099.{number}.hdf5', 'w') as f:
                    f['Header/TreeNHalos'] = np.array(sizes, 'i4')
                    for tree, n in enumerate(sizes):
                        g = f.create_group(f'Tree{tree}')
                        if n:
                            g['SnapNum'] = np.arange(99, 99 - n, -1, dtype='i4')
                            g['Descendant'] = np.arange(-1, n - 1, dtype='i4')
                            g['SubhaloPos'] = np.arange(3 * n, dtype='f4').reshape(n, 3) + 100 * number + 10 * tree
            """;

    @Test
    void treesOfLHaloTreeFollowEachOther() throws IOException {
        Path trees =
                Files.createDirectories(output.resolveSibling("postprocessing").resolve("trees/LHaloTree"));
        Oracle.python(folder, LHALOTREE, trees.toString());
        List<String> rows = tng(output, "table", "lhalotree", "batchRows", "2")
                .select("_chunk", "Tree", "TreeRow", "SnapNum", "Descendant", "SubhaloPos_1")
                .collectAsList()
                .stream()
                .map(row -> row.toSeq().mkString(" "))
                .toList();
        assertThat(rows)
                .containsExactly(
                        "0 0 0 99 -1 1.0",
                        "0 0 1 98 0 4.0",
                        "0 0 2 97 1 7.0",
                        "0 2 0 99 -1 21.0",
                        "0 2 1 98 0 24.0",
                        "1 0 0 99 -1 101.0",
                        "1 0 1 98 0 104.0",
                        "1 0 2 97 1 107.0",
                        "1 0 3 96 2 110.0");
    }
}
