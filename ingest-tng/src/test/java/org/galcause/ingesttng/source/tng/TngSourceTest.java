package org.galcause.ingesttng.source.tng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.galcause.ingesttng.source.tng.SourceTables.requireSame;
import static org.galcause.ingesttng.source.tng.SourceTables.tng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.assertj.core.data.Offset;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.fields.Field;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.source.PushedAggregates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a small mock universe in several files: equal to the files, whatever is pruned, pushed, split or joined. */
class TngSourceTest {

    private static final List<Integer> SNAPSHOTS = List.of(67, 99);
    private static final int CHUNKS = 4;

    @TempDir
    static Path folder;

    private static Path output = Path.of("");

    @BeforeAll
    static void writeUniverse() {
        output = MockUniverse.standard(3)
                .withGalaxies(100)
                .withSnapshots(SNAPSHOTS)
                .withFiles(CHUNKS, 2)
                .write(folder.resolve("sim"))
                .output();
    }

    private static List<Path> chunks(int snapshot) {
        return IntStream.range(0, CHUNKS)
                .mapToObj(chunk -> output.resolve(String.format(
                        Locale.ROOT, "groups_%03d/fof_subhalo_tab_%03d.%d.hdf5", snapshot, snapshot, chunk)))
                .toList();
    }

    private static List<Path> allChunks() {
        List<Path> all = new ArrayList<>();
        SNAPSHOTS.forEach(snapshot -> all.addAll(chunks(snapshot)));
        return all;
    }

    @Test
    void everyColumnIsThatOfTheFiles() {
        requireSame(tng(output, "uint64", "decimal"), allChunks(), "Subhalo");
        requireSame(tng(output, "table", "halos", "snapshot", "99"), chunks(99), "Group");
        Path trees = output.resolveSibling("postprocessing").resolve("trees/SubLink");
        requireSame(
                tng(output, "table", "sublink", "uint64", "decimal"),
                List.of(trees.resolve("tree_extended.0.hdf5"), trees.resolve("tree_extended.1.hdf5")),
                "");
    }

    @Test
    void offsetsAreTheFilesAndLeadToTheRowsOfTheTree() {
        List<Row> rows = tng(output, "table", "offsets", "snapshot", "99").collectAsList();
        try (Hdf5File file =
                Hdf5File.open(output.resolveSibling("postprocessing").resolve("offsets/offsets_099.hdf5"))) {
            for (Hdf5Dataset dataset : file.datasets("Subhalo/SubLink")) {
                requireSame(rows, 0, dataset, "SubLink_" + dataset.name());
            }
        }
        Dataset<Row> offsets = tng(output, "table", "offsets", "snapshot", "99").where("SubLink_RowNum >= 0");
        Dataset<Row> tree = tng(output, "table", "sublink").where("SnapNum = 99");
        long joined = offsets.as("o")
                .join(tree.as("t"), functions.expr("o.SubLink_RowNum = t.RowNum"))
                .where("o.SubfindID = t.SubfindID and o.SubLink_SubhaloID = t.SubhaloID")
                .count();
        assertThat(joined).isEqualTo(offsets.count()).isGreaterThanOrEqualTo(100);
    }

    /** Trees do not say how many files they have; offsets tell that there must be more. */
    @Test
    void missingLastFilesOfATreeAreNoticed(@TempDir Path folder) throws IOException {
        Path all = output.resolveSibling("postprocessing").toAbsolutePath();
        Path some = Files.createDirectories(folder.resolve("postprocessing/trees/SubLink"));
        Files.createSymbolicLink(folder.resolve("output"), output.toAbsolutePath());
        Files.createSymbolicLink(folder.resolve("postprocessing/offsets"), all.resolve("offsets"));
        Files.createSymbolicLink(
                some.resolve("tree_extended.0.hdf5"), all.resolve("trees/SubLink/tree_extended.0.hdf5"));
        Path cut = folder.resolve("output");
        assertThatThrownBy(() -> tng(cut, "table", "sublink").count())
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "(?s).*SubLink: offsets_099.hdf5 points to row \\d+ of Subhalo/SubLink/RowNum, and the files hold \\d+ rows:"
                                + " tree_extended files after number 0 are missing; fetch them, or read what is there with the option missing => allow");
        assertThat(tng(cut, "table", "sublink", "missing", "allow").count())
                .isPositive()
                .isLessThan(tng(output, "table", "sublink").count());
    }

    @Test
    void idsAndChunksNumberTheRows() {
        List<Row> rows = tng(output, "snapshot", "67,99")
                .select("SnapNum", "SubfindID", "_chunk")
                .collectAsList();
        int at = 0;
        for (int snapshot : SNAPSHOTS) {
            long id = 0;
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                try (Hdf5File file = Hdf5File.open(chunks(snapshot).get(chunk))) {
                    long count = file.attributes("Header").requiredWholeNumber("Nsubgroups_ThisFile");
                    while (count-- > 0) {
                        assertThat(rows.get(at++).toSeq().mkString(" ")).isEqualTo(snapshot + " " + id++ + " " + chunk);
                    }
                }
            }
        }
        assertThat(rows).hasSize(at);
    }

    @Test
    void pushedConditionsChangeWhatIsReadButNotWhatComes() {
        Dataset<Row> all = tng(output).select("SnapNum", "SubfindID", "_chunk", "SubhaloMass", "SubhaloPos_1");
        Dataset<Row> collected = TestSpark.session().createDataFrame(all.collectAsList(), all.schema());
        for (String condition : List.of(
                "SnapNum = 99",
                "SubfindID between 100 and 120",
                "SubfindID in (3, 1500, 2000) and SnapNum = 67",
                "_chunk = 2 or _chunk < 1",
                "not (SubfindID >= 10) and SubhaloMass > 1",
                "SnapNum <> 67 and SubfindID > 1000 and SubfindID <= 1010",
                "SubfindID = 5 or SubhaloMass > 100")) {
            List<Row> pushed = all.where(condition).collectAsList();
            assertThat(pushed)
                    .as(condition)
                    .isNotEmpty()
                    .containsExactlyElementsOf(collected.where(condition).collectAsList());
        }
    }

    @Test
    void explainNamesWhatIsRead() {
        Dataset<Row> few = tng(output)
                .where("SnapNum = 99 and SubfindID < 50 and SubhaloMass > 0")
                .select("SubhaloMass");
        assertThat(few.queryExecution().executedPlan().toString())
                .containsPattern("BatchScan tng subhalos\\[SubhaloMass#\\d+] tng subhalos " + output)
                .contains(
                        "snapshots 67, 99",
                        "1 of 8 chunk files, 50 of ",
                        "pushed filters [EqualTo(SnapNum,99), LessThan(SubfindID,50)]");
        assertThat(few.queryExecution()
                        .optimizedPlan()
                        .collectLeaves()
                        .head()
                        .stats()
                        .rowCount()
                        .get()
                        .intValue())
                .isEqualTo(50);
    }

    @Test
    void pushedAggregatesAreThoseOfTheRows() {
        Dataset<Row> all = tng(output, "units", "physical", "uint64", "decimal", "partitionBytes", "65536");
        Dataset<Row> held = PushedAggregates.held(all);
        for (String condition : List.of("true", "SnapNum = 99", "SubfindID between 100 and 900", "SnapNum = 3")) {
            for (String column : List.of(
                    "SubhaloMass", "SubhaloMassType_4", "SubhaloSFR", "SubhaloFlag", "SubhaloGrNr", "SubhaloParent")) {
                PushedAggregates.areThoseOfTheRows(all, held, condition, column);
            }
        }
        Dataset<Row> groups = all.groupBy("SnapNum").agg(functions.expr("count(*)"), functions.expr("max(SubhaloLen)"));
        assertThat(groups.queryExecution().executedPlan().toString()).contains("by [SnapNum]");
        assertThat(groups.collectAsList())
                .containsExactlyInAnyOrderElementsOf(held.groupBy("SnapNum")
                        .agg(functions.expr("count(*)"), functions.expr("max(SubhaloLen)"))
                        .collectAsList());
        assertThat(all.where("SubhaloFlag = 1")
                        .selectExpr("count(*)")
                        .queryExecution()
                        .executedPlan()
                        .toString())
                .doesNotContain("pushed aggregates");
    }

    @Test
    void partitionsSplitAndJoinWithoutChangingRows() {
        List<Row> plain = tng(output).select("SubfindID", "SubhaloPos_2").collectAsList();
        Dataset<Row> split =
                tng(output, "partitionBytes", "2048", "batchRows", "7").select("SubfindID", "SubhaloPos_2");
        assertThat(split.rdd().getNumPartitions()).isGreaterThan(2 * 2 * CHUNKS);
        assertThat(split.collectAsList()).containsExactlyElementsOf(plain);
        assertThat(tng(output).select("SubfindID").rdd().getNumPartitions()).isLessThan(2 * CHUNKS);
    }

    @Test
    void physicalValuesAreRawOnesTimesPowersOfHAndA() {
        Field position = FieldDictionary.tng().find("Subhalo", "SubhaloPos").orElseThrow();
        Row raw = tng(output, "snapshot", "67")
                .select("SubhaloPos_0", "SubhaloLen")
                .first();
        Dataset<Row> physical = tng(output, "snapshot", "67", "units", "physical");
        Row converted = physical.select("SubhaloPos_0", "SubhaloLen").first();
        double a = 1 / 1.503047523244883;
        assertThat(converted.getDouble(0)).isEqualTo(raw.getFloat(0) * a / 0.6774, Offset.offset(1e-6));
        assertThat(converted.get(1)).isEqualTo(raw.get(1));
        StructField column = physical.schema().apply("SubhaloPos_0");
        assertThat(column.metadata().getString("unit"))
                .isEqualTo(position.unit())
                .isEqualTo("kpc");
        assertThat(column.metadata().getString("frame")).isEqualTo("physical");
    }

    @Test
    void physicalTreesUseEachRowsScaleFactorAndHaveNullForNone() {
        Dataset<Row> tree = tng(output, "table", "sublink", "units", "physical");
        Row sums = tree.join(
                        tng(output, "table", "sublink")
                                .select("RowNum", "SubhaloPos_0")
                                .toDF("RowNum", "raw"),
                        "RowNum")
                .groupBy("SnapNum")
                .agg(functions.expr("max(abs(SubhaloPos_0 / raw))"), functions.expr("min(abs(SubhaloPos_0 / raw))"))
                .orderBy("SnapNum")
                .first();
        double factor = 1 / 1.503047523244883 / 0.6774;
        assertThat(sums.getDouble(1)).isEqualTo(factor, Offset.offset(1e-12));
        assertThat(sums.getDouble(2)).isEqualTo(factor, Offset.offset(1e-12));
        assertThat(tree.where("DescendantID is null").count())
                .isEqualTo(tng(output, "table", "sublink")
                        .where("DescendantID = -1")
                        .count())
                .isPositive();
    }

    @Test
    void columnsSayUnitFrameAndMeaning() {
        StructField mass = tng(output).schema().apply("SubhaloMassType_4");
        assertThat(mass.dataType()).isEqualTo(DataTypes.FloatType);
        assertThat(mass.metadata().getString("unit")).isEqualTo("1e10 Msun/h");
        assertThat(mass.getComment().get()).contains("stars", "1e10 Msun/h");
        StructField position = tng(output).schema().apply("SubhaloPos_0");
        assertThat(position.metadata().getString("unit")).isEqualTo("ckpc/h");
        assertThat(position.metadata().getString("frame")).isEqualTo("comoving");
        assertThat(position.metadata().getDouble("a_exponent")).isEqualTo(1);
    }

    @Test
    void vectorsCanBeArrays() {
        Dataset<Row> arrays = tng(output, "vectors", "array").where("SubfindID = 7");
        Row flat = tng(output)
                .where("SubfindID = 7")
                .select("SubhaloPos_0", "SubhaloPos_1", "SubhaloPos_2", "SubhaloLenType_1")
                .first();
        Row row = arrays.select("SubhaloPos", "SubhaloLenType").first();
        assertThat(row.<Float>getList(0)).containsExactly(flat.getFloat(0), flat.getFloat(1), flat.getFloat(2));
        assertThat(row.<Integer>getList(1)).hasSize(6).element(1).isEqualTo(flat.getInt(3));
    }

    @Test
    void sqlMakesATableOfIt() {
        TestSpark.session()
                .sql("CREATE TABLE subhaloes USING tng OPTIONS (path '" + output
                        + "', table 'subhalos', snapshot '99')");
        try {
            Row answer = TestSpark.session()
                    .sql("SELECT count(*), sum(SubhaloMass), max(SubfindID) FROM subhaloes WHERE SubhaloFlag = 1")
                    .first();
            Row expected = tng(output)
                    .where("SnapNum = 99 and SubhaloFlag = 1")
                    .agg(
                            functions.expr("count(*)"),
                            functions.expr("sum(SubhaloMass)"),
                            functions.expr("max(SubfindID)"))
                    .first();
            assertThat(answer).isEqualTo(expected);
            assertThat(answer.getLong(0)).isPositive();
        } finally {
            TestSpark.session().sql("DROP TABLE subhaloes");
        }
    }
}
