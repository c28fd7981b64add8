package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.jspecify.annotations.Nullable;

/** A table in Parquet, a file or a folder of them; Spark reads it. */
final class ParquetTable implements TableFile {

    private final Path path;
    private final Dataset<Row> data;

    ParquetTable(SparkSession spark, Path path) {
        this.path = path;
        this.data = spark.read().parquet("file://" + path.toAbsolutePath());
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> columns() {
        return List.of(data.columns());
    }

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        Column[] wanted = places.stream()
                .map(place -> data.col("`" + columns().get(place) + "`"))
                .toArray(Column[]::new);
        Iterator<Row> rows = data.select(wanted).toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            for (int i = 0; i < wanted.length; i++) {
                send(
                        row.isNullAt(i) ? null : row.get(i),
                        sinks.get(i),
                        columns().get(places.get(i)));
            }
        }
    }

    private void send(@Nullable Object value, ColumnSink sink, String column) {
        if (value == null) {
            sink.missing();
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            sink.whole(((Number) value).longValue());
        } else if (value instanceof Number number) {
            sink.real(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            sink.whole(flag ? 1 : 0);
        } else if (value instanceof String word) {
            sink.word(word);
        } else {
            throw UserError.data(path + ", column " + column + ": values of type "
                    + Arrays.stream(data.schema().fields())
                            .filter(field -> field.name().equals(column))
                            .map(field -> field.dataType().simpleString())
                            .findFirst()
                            .orElse("unknown")
                    + " are not read; allowed are numbers, booleans and strings.");
        }
    }
}
