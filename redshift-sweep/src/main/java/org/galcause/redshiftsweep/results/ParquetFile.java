package org.galcause.redshiftsweep.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A table as one Parquet file, written by Spark aside and renamed. */
final class ParquetFile {

    private ParquetFile() {}

    /** Writes a result table; missing numbers are null. */
    static void write(SparkSession spark, ResultTable table, Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            rows.add(RowFactory.create(
                    table.columns().stream().map(column -> cell(column, at)).toArray()));
        }
        List<StructField> fields = table.columns().stream()
                .map(column -> DataTypes.createStructField(column.name(), type(column), true))
                .toList();
        write(spark.createDataFrame(rows, new StructType(fields.toArray(StructField[]::new))), file);
    }

    private static DataType type(TableColumn column) {
        if (column instanceof TableColumn.Reals) {
            return DataTypes.DoubleType;
        }
        return column instanceof TableColumn.Wholes ? DataTypes.LongType : DataTypes.StringType;
    }

    private static @Nullable Object cell(TableColumn column, int row) {
        if (column instanceof TableColumn.Reals reals) {
            double value = reals.values().get(row);
            return Double.isNaN(value) ? null : value;
        } else if (column instanceof TableColumn.Wholes wholes) {
            return wholes.values().get(row);
        }
        return ((TableColumn.Words) column).values().get(row);
    }

    /** Writes rows in their order as one file, whole or not at all. */
    static void write(Dataset<Row> rows, Path file) throws IOException {
        Path aside = file.resolveSibling(".aside-" + file.getFileName());
        delete(aside);
        try {
            rows.coalesce(1).write().parquet("file://" + aside);
            try (Stream<Path> parts = Files.list(aside)) {
                Path part = parts.filter(p -> String.valueOf(p.getFileName()).startsWith("part-"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Spark has written no part of " + file));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(aside);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
