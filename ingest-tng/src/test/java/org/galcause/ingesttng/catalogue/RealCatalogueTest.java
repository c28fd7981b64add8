package org.galcause.ingesttng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.inspect.Inspection;
import org.galcause.ingesttng.trees.BranchFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files of the public IllustrisTNG release. */
class RealCatalogueTest {

    private static final String TNG100_2 = "groupcat_tng100-2_z0";
    private static final String TNG100_1 = "groupcat_tng100-1_z0";
    private static final String BRANCH = "sublink/sublink_mpb_565261.hdf5";

    @TempDir
    Path folder;

    @Test
    void subhaloCountsOfGroupsAddUpToEachChunk() {
        for (String name : List.of(
                TNG100_2 + "/fof_subhalo_tab_099.0",
                TNG100_2 + "/fof_subhalo_tab_099.1",
                TNG100_2 + "/fof_subhalo_tab_099.2",
                TNG100_1 + "/fof_subhalo_tab_099.36")) {
            try (Hdf5File file = Hdf5File.open(RealData.at(name + ".hdf5"))) {
                CatalogueHeader header = CatalogueHeader.of(file);
                int[] counts = file.dataset("Group/GroupNsubs").all().ints();
                assertThat(Arrays.stream(counts).asLongStream().sum())
                        .isEqualTo(header.subhaloes())
                        .isPositive();
                assertThat(file.dataset("Subhalo/SubhaloPos").rows()).isEqualTo(header.subhaloes());
            }
        }
    }

    @Test
    void firstSubhalosOfChunksContinue() {
        long next = 0;
        for (int chunk = 0; chunk < 3; chunk++) {
            try (Hdf5File file = Hdf5File.open(RealData.at(TNG100_2 + "/fof_subhalo_tab_099." + chunk + ".hdf5"))) {
                assertThat(file.dataset("Group/GroupFirstSub").all().longs()[0]).isEqualTo(next);
                next += CatalogueHeader.of(file).subhaloes();
            }
        }
        assertThat(next).isEqualTo(10_668);
    }

    @Test
    void everyDatasetHasTheBytesThatH5dumpSees() throws IOException {
        Path path = RealData.at(TNG100_2 + "/fof_subhalo_tab_099.0.hdf5");
        Path raw = folder.resolve("raw.bin");
        try (Hdf5File file = Hdf5File.open(path)) {
            for (String field : List.of(
                    "Subhalo/SubhaloPos", "Subhalo/SubhaloMassType", "Subhalo/SubhaloBfldDisk", "Subhalo/SubhaloSFR")) {
                Oracle.h5dump("-d", field, "-b", "LE", "-o", raw.toString(), path.toString());
                float[] expected = new float[(int) (Files.size(raw) / Float.BYTES)];
                ByteBuffer.wrap(Files.readAllBytes(raw))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(expected);
                float[] read = file.dataset(field).all().floats();
                assertThat(read).hasSameSizeAs(expected);
                for (int i = 0; i < read.length; i++) {
                    assertThat(Float.floatToRawIntBits(read[i])).isEqualTo(Float.floatToRawIntBits(expected[i]));
                }
            }
        }
    }

    @Test
    void everyFieldIsInTheDictionary() {
        try (Hdf5File file = Hdf5File.open(RealData.at(TNG100_2 + "/fof_subhalo_tab_099.0.hdf5"))) {
            assertThat(file.datasets("Subhalo")).hasSize(51);
            assertThat(file.datasets("Group")).hasSize(25);
            for (String table : List.of("Subhalo", "Group")) {
                for (Hdf5Dataset dataset : file.datasets(table)) {
                    assertThat(FieldDictionary.tng().find(table, dataset.name()))
                            .as(dataset.path())
                            .isPresent();
                }
            }
        }
        BranchFile.read(RealData.at(BRANCH))
                .names()
                .forEach(name -> assertThat(FieldDictionary.tng().treeColumn(name))
                        .as(name)
                        .isPresent());
    }

    @Test
    void filesThatCarryTheirScalingAgreeWithTheDictionary() {
        List<Path> paths = List.of(RealData.at("snap_tng50-4-subbox0"), RealData.at("sublink/stars_565261.hdf5"));
        assertThat(Inspection.of(paths).requireSound()).noneMatch(line -> line.contains("note:"));
    }

    @Test
    void missingChunksAreNamed() {
        SimulationFolder chunks = SimulationFolder.at(RealData.at(TNG100_1));
        assertThatThrownBy(() -> SnapshotCatalogue.open(chunks, 99))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.kind().exitStatus()).isEqualTo(3))
                .hasMessageContaining("448 catalogue chunks, of which 444 are missing: 0-32, 37-447");
        assertThat(Inspection.of(List.of(chunks.given())).requireSound())
                .anyMatch(line -> line.contains("missing chunks: 0-32, 37-447"))
                .anyMatch(line -> line.contains("empty chunks") && line.contains("33-35"))
                .anyMatch(line -> line.contains("box 75 cMpc/h = 110.717 cMpc"));
    }

    @Test
    void chunksOfTwoRunsAreToldApart() throws IOException {
        Files.copy(RealData.at(TNG100_2 + "/fof_subhalo_tab_099.0.hdf5"), folder.resolve("fof_subhalo_tab_099.0.hdf5"));
        Files.copy(
                RealData.at(TNG100_1 + "/fof_subhalo_tab_099.36.hdf5"), folder.resolve("fof_subhalo_tab_099.1.hdf5"));
        assertThatThrownBy(() -> SnapshotCatalogue.open(SimulationFolder.at(folder), 99))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to another snapshot or run")
                .hasMessageContaining("NumFiles = 448 instead of 56");
    }

    @Test
    void aRealBranchIsReadWithAllColumnsAndExactIds() {
        BranchFile branch = BranchFile.read(RealData.at(BRANCH));
        assertThat(branch.names()).hasSize(91);
        assertThat(branch.rows()).isEqualTo(95);
        assertThat(branch.column("SubhaloID").whole(0, 0)).isEqualTo(60_000_015_200_059_278L);
        long nan = IntStream.range(0, 95)
                .filter(i -> Double.isNaN(branch.column("SubhaloBfldDisk").value(i, 0)))
                .count();
        assertThat(nan).isEqualTo(2);
        for (int row = 0; row < 95; row++) {
            long raw = branch.column("SnapNum").whole(row, 0) * 1_000_000_000_000L
                    + branch.column("SubfindID").whole(row, 0);
            assertThat(branch.column("SubhaloIDRaw").whole(row, 0)).isEqualTo(raw);
        }
    }

    @Test
    void sparkSeesTheSameBitsAsTheFlatReader() {
        Oracle.python(folder, """
                import sys, h5py, numpy as np
                n = [3, 0, 4]
                for i in range(3):
                    with h5py.File(f'{sys.argv[1]}/fof_subhalo_tab_099.{i}.hdf5', 'w') as f:
                        h = f.create_group('Header').attrs
                        h.update(BoxSize=75000.0, HubbleParam=0.6774, Omega0=0.3089, OmegaLambda=0.6911, Redshift=0.0, Time=1.0, NumFiles=np.int32(3))
                        h.update(Ngroups_ThisFile=np.int64(n[i]), Ngroups_Total=np.uint32(7), Nsubhalos_ThisFile=np.int16(n[i]), Nsubhalos_Total=7)
                        g = f.create_group('Subhalo'); f.create_group('Group')
                        if n[i]:
                            g['SubhaloPos'] = np.random.default_rng(i).random((n[i], 3)).astype('f4')
                            g['SubhaloFlag'] = np.arange(n[i]) % 2 == 0
                """, folder.toString());
        SnapshotCatalogue catalogue = SnapshotCatalogue.open(SimulationFolder.at(folder), 99);
        FieldReference position = new FieldReference("Subhalo", "SubhaloPos", -1);
        CatalogueColumns columns = CatalogueReader.columns(catalogue, List.of(position, FieldReference.FLAG));
        List<Row> rows = TestSpark.session()
                .read()
                .format("tng")
                .load(folder.toString())
                .orderBy("SubfindID")
                .collectAsList();
        assertThat(rows).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(rows.get(i).<Long>getAs("SubfindID")).isEqualTo(i);
            assertThat((double) rows.get(i).<Float>getAs("SubhaloPos_1"))
                    .isEqualTo(columns.of(position).value(i, 1));
            assertThat((long) rows.get(i).<Byte>getAs("SubhaloFlag"))
                    .isEqualTo(columns.of(FieldReference.FLAG).whole(i, 0));
        }
        assertThatThrownBy(() -> CatalogueReader.column(catalogue, new FieldReference("Subhalo", "SubhaloSFR", -1)))
                .hasMessageContaining("has no field SubhaloSFR");
        assertThat(String.format(Locale.ROOT, "%s", NumberList.of(List.of(5, 1, 2, 3, 9, 10))))
                .isEqualTo("1-3, 5, 9, 10");
    }
}
