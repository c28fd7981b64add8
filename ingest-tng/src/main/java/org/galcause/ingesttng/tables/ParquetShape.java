package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;

/** What the columns of ids and times of a long table in Parquet say. Spark counts; of the rows only their different times come here. */
final class ParquetShape {

    private final Source.LongTable table;
    private final Dataset<Row> rows;

    ParquetShape(Source.LongTable table, SparkSession spark) {
        this.table = table;
        this.rows = read(table.path(), spark);
    }

    private static Dataset<Row> read(Path path, SparkSession spark) {
        return spark.read().parquet("file://" + path.toAbsolutePath());
    }

    /** How many rows a table has. */
    static int rows(Path path, SparkSession spark) {
        return Math.toIntExact(read(path, spark).count());
    }

    TableShape shape() {
        double[] times = table.time()
                .map(this::distinct)
                .map(there -> TableTimes.chosen(table.times(), there, table.path()))
                .orElseGet(() -> new double[] {table.snapshot().orElse(0.0)});
        return new TableShape(
                Arrays.stream(times).boxed().toList(),
                Math.toIntExact(table.id().map(id -> units(id, times)).orElseGet(rows::count)));
    }

    private double[] distinct(String column) {
        List<Row> found = rows.select(column(column).cast("double")).distinct().collectAsList();
        double[] times = found.stream()
                .mapToDouble(row -> row.isNullAt(0) ? Double.NaN : row.getDouble(0))
                .toArray();
        return TableTimes.distinct(times, table.path(), column);
    }

    private long units(String id, double[] times) {
        Dataset<Row> own = table.time()
                .map(time -> rows.where(column(time)
                        .cast("double")
                        .isin(Arrays.stream(times).boxed().toArray())))
                .orElse(rows);
        Dataset<Row> known = table.unknownId()
                .map(unknown -> own.where(column(id).cast("string").notEqual(unknown)))
                .orElse(own);
        return table.selection().histories() == Selection.Histories.COMPLETE
                ? known.groupBy(column(id))
                        .count()
                        .where("count = " + times.length)
                        .count()
                : known.select(column(id)).distinct().count();
    }

    private Column column(String name) {
        List<String> there = List.of(rows.columns());
        if (!there.contains(name)) {
            String hint = NearestName.hint(name, there);
            throw UserError.study(table.path() + " has no column \"" + name + "\"" + (hint.isEmpty() ? "." : hint)
                    + " Its columns: " + String.join(", ", there) + ".");
        }
        return rows.col("`" + name + "`");
    }
}
