package org.galcause.ingesttng.catalogue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.galcause.ingesttng.fields.Components;
import org.galcause.ingesttng.fields.FieldReference;

/**
 * A snapshot's catalogue as a Spark table, chunks read in parallel by the executors with the reader that {@link CatalogueReader} uses. Raw
 * values as in the files; unit and meaning are in each column's metadata.
 */
public final class CatalogueDataset {

    private CatalogueDataset() {}

    /**
     * One row for each object: {@code SubfindID} (or {@code GroupID}), then the fields. A field of several components becomes one column
     * for each, such as {@code SubhaloMassType_stars} or {@code SubhaloPos_x}.
     */
    public static Dataset<Row> table(
            SparkSession spark, SnapshotCatalogue catalogue, CatalogueTable table, List<FieldReference> fields) {
        List<Chunk> filled = catalogue.chunks().stream()
                .filter(chunk -> chunk.rows(table) > 0)
                .toList();
        StructType schema = schema(catalogue, table, fields, filled);
        List<FieldReference> wanted = List.copyOf(fields);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(
                context.parallelize(filled, Math.max(1, filled.size())).flatMap(chunk -> rows(chunk, table, wanted)),
                schema);
    }

    private static Iterator<Row> rows(Chunk chunk, CatalogueTable table, List<FieldReference> fields) {
        List<Column> columns = CatalogueReader.chunk(chunk, table, fields);
        return IntStream.range(0, chunk.rows(table))
                .mapToObj(row -> row(chunk.first(table) + row, row, columns))
                .iterator();
    }

    private static Row row(long id, int row, List<Column> columns) {
        List<Object> cells = new ArrayList<>();
        cells.add(id);
        for (Column column : columns) {
            for (int k = 0; k < column.width(); k++) {
                cells.add(cell(column, row, k));
            }
        }
        return RowFactory.create(cells.toArray());
    }

    private static Object cell(Column column, int row, int component) {
        int at = row * column.width() + component;
        if (column instanceof Column.Floats floats) {
            return floats.values()[at];
        }
        if (column instanceof Column.Doubles doubles) {
            return doubles.values()[at];
        }
        return column.whole(row, component);
    }

    private static StructType schema(
            SnapshotCatalogue catalogue, CatalogueTable table, List<FieldReference> fields, List<Chunk> filled) {
        List<StructField> columns = new ArrayList<>();
        String id = table == CatalogueTable.SUBHALO ? "SubfindID" : "GroupID";
        columns.add(new StructField(id, DataTypes.LongType, false, Metadata.empty()));
        List<Column> sample = filled.isEmpty() ? List.of() : samples(catalogue, table, fields);
        for (int i = 0; i < sample.size(); i++) {
            for (int k = 0; k < sample.get(i).width(); k++) {
                columns.add(column(fields.get(i), sample.get(i), k));
            }
        }
        return new StructType(columns.toArray(StructField[]::new));
    }

    private static List<Column> samples(
            SnapshotCatalogue catalogue, CatalogueTable table, List<FieldReference> fields) {
        return catalogue
                .firstFilled(table)
                .map(chunk -> CatalogueReader.empty(chunk, table, fields))
                .orElse(List.of());
    }

    private static StructField column(FieldReference field, Column column, int component) {
        Metadata metadata = new MetadataBuilder()
                .putString("unit", field.field().fileUnit())
                .putString("comment", field.field().meaning())
                .build();
        return new StructField(name(field, column, component), type(column), false, metadata);
    }

    private static String name(FieldReference field, Column column, int component) {
        int place = field.component() < 0 ? component : field.component();
        if (field.component() < 0 && column.width() == 1) {
            return field.name();
        }
        Components components = field.field().components();
        return field.name() + "_"
                + (place < components.labels().size() ? components.labels().get(place) : place);
    }

    private static DataType type(Column column) {
        if (column instanceof Column.Floats) {
            return DataTypes.FloatType;
        }
        return column instanceof Column.Doubles ? DataTypes.DoubleType : DataTypes.LongType;
    }
}
