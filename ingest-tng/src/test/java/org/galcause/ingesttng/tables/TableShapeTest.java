package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Selection.Histories;
import org.galcause.ingesttng.request.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unit 1 is there at all three times, unit 2 at two of them, unit -1 is none. */
class TableShapeTest {

    private static final String ROWS = "id,t,x\n1,5,0\n2,5,0\n-1,5,0\n1,7,0\n2,7,0\n-1,7,0\n-1,7.5,0\n1,7.5,0\n";

    @TempDir
    Path folder;

    private static SparkSession noSpark() {
        throw new AssertionError("a text file needs no Spark");
    }

    private Path csv() throws IOException {
        return Files.writeString(folder.resolve("t.csv"), ROWS);
    }

    private Path parquet() throws IOException {
        Path file = folder.resolve("t.parquet");
        TestSpark.session()
                .read()
                .option("header", true)
                .option("inferSchema", true)
                .csv("file://" + csv())
                .repartition(2)
                .write()
                .parquet("file://" + file);
        return file;
    }

    private static Source.LongTable table(Path path, List<Double> times, Histories histories) {
        Source.LongTable plain = Source.LongTable.of(path, "id", "t");
        return new Source.LongTable(
                path,
                plain.id(),
                Optional.of("-1"),
                plain.time(),
                plain.snapshot(),
                plain.redshift(),
                plain.box(),
                plain.position(),
                plain.velocity(),
                plain.cosmology(),
                times,
                plain.start(),
                new Selection(List.of(), Optional.empty(), histories, Selection.Galaxies.ALL));
    }

    private static void holdsOf(Path path, Supplier<SparkSession> spark) {
        assertThat(TableShape.of(table(path, List.of(), Histories.GIVEN), spark))
                .contains(new TableShape(List.of(5.0, 7.0, 7.5), 2));
        assertThat(TableShape.of(table(path, List.of(), Histories.COMPLETE), spark))
                .contains(new TableShape(List.of(5.0, 7.0, 7.5), 1));
        assertThat(TableShape.of(table(path, List.of(7.0, 5.0), Histories.COMPLETE), spark))
                .contains(new TableShape(List.of(5.0, 7.0), 2));
        assertThat(TableShape.of(Source.LongTable.of(path, "id", "t"), spark).map(TableShape::units))
                .as("an id that is not declared as unknown is a unit")
                .contains(3);
        assertThatThrownBy(() -> TableShape.of(table(path, List.of(6.0), Histories.GIVEN), spark))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("data: times: 6 does not occur in " + path + "; it has 5, 7, 7.5.");
        assertThatThrownBy(() -> TableShape.of(Source.LongTable.of(path, "di", "t"), spark))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(path + " has no column \"di\"; did you mean \"id\"?");
    }

    @Test
    void aTextTableIsCounted() throws IOException {
        holdsOf(csv(), TableShapeTest::noSpark);
    }

    @Test
    void parquetIsCountedBySparkAlike() throws IOException {
        holdsOf(parquet(), TestSpark::session);
    }

    @Test
    void rowsOfAWideTableAreUnits() throws IOException {
        Source.WideTable wide =
                new Source.WideTable(csv(), Optional.empty(), List.of(1.0, 2.0), Optional.empty(), Selection.none());
        assertThat(TableShape.of(wide, TableShapeTest::noSpark)).contains(new TableShape(List.of(1.0, 2.0), 8));
        Source.WideTable parquet = new Source.WideTable(
                parquet(), Optional.empty(), List.of(1.0, 2.0), Optional.empty(), Selection.none());
        assertThat(TableShape.of(parquet, TestSpark::session)).contains(new TableShape(List.of(1.0, 2.0), 8));
    }

    @Test
    void aTableThatIsNotThereOrTooLargeIsNotLookedAt() throws IOException {
        assertThat(TableShape.of(Source.LongTable.of(folder.resolve("none.csv"), "id", "t"), TableShapeTest::noSpark))
                .isEmpty();
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        assertThat(TableShape.of(Source.LongTable.of(large, "id", "t"), TableShapeTest::noSpark))
                .isEmpty();
    }
}
