package org.galcause.ingesttng.source.fits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.source.scan.StoredRows;
import org.galcause.ingesttng.source.scan.StoredTable;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Spark source {@code fits}: {@code spark.read().format("fits").load(file)} and {@code table.write().format("fits").save(file)}. A table is
 * written as one file, its rows in the table's order, passing through the driver one partition at a time. Options: {@link
 * FitsOptions#declared()}, {@link WriteOptions#declared()}.
 */
public final class FitsSource implements TableProvider, DataSourceRegister, CreatableRelationProvider {

    private @Nullable Opened last;

    @Override
    public String shortName() {
        return "fits";
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return opened(options.asCaseSensitiveMap()).schema();
    }

    /** Spark asks for a table before it writes one, too: nothing is opened for that. */
    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> options) {
        return new StoredTable("fits", () -> opened(options));
    }

    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    private StoredRows opened(Map<String, String> options) {
        if (last == null || !last.options.equals(options)) {
            last = new Opened(Map.copyOf(options), FitsTables.open(FitsOptions.of(options)));
        }
        return last.rows;
    }

    private record Opened(Map<String, String> options, StoredRows rows) {}

    @Override
    public BaseRelation createRelation(
            SQLContext context,
            SaveMode mode,
            scala.collection.immutable.Map<String, String> options,
            Dataset<Row> data) {
        WriteOptions write = WriteOptions.of(CollectionConverters.asJava(options));
        if (wanted(write.path(), mode)) {
            FitsWriter.write(write.path(), write.name(), data.schema(), data.toLocalIterator());
        }
        return new Written(context, data.schema());
    }

    private static boolean wanted(Path target, SaveMode mode) {
        boolean there = Files.exists(target);
        if (mode == SaveMode.Append) {
            throw UserError.study(
                    "source fits: mode append; a FITS table is written at once, allowed modes are overwrite,"
                            + " ignore and error");
        }
        if (there && mode == SaveMode.ErrorIfExists) {
            throw UserError.study("source fits: " + target + " exists; write elsewhere, or with mode(\"overwrite\")");
        }
        return !there || mode == SaveMode.Overwrite;
    }

    /** What Spark wants back from a write. */
    private static final class Written extends BaseRelation {
        private final SQLContext context;
        private final StructType schema;

        Written(SQLContext context, StructType schema) {
            this.context = context;
            this.schema = schema;
        }

        @Override
        public SQLContext sqlContext() {
            return context;
        }

        @Override
        public StructType schema() {
            return schema;
        }
    }
}
