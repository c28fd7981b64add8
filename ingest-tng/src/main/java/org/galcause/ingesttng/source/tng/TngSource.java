package org.galcause.ingesttng.source.tng;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.galcause.ingesttng.source.scan.StoredRows;
import org.galcause.ingesttng.source.scan.StoredTable;
import org.jspecify.annotations.Nullable;

/**
 * The Spark source {@code tng}: {@code spark.read().format("tng").option("table", "subhalos").load(folder)}, or {@code CREATE TABLE t USING
 * tng OPTIONS (path '…', table 'subhalos')}. Options: {@link TngOptions#declared()}.
 */
public final class TngSource implements TableProvider, DataSourceRegister {

    private @Nullable Opened last;

    @Override
    public String shortName() {
        return "tng";
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return opened(options.asCaseSensitiveMap()).schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> options) {
        StoredRows rows = opened(options);
        return new StoredTable(rows.name(), () -> rows);
    }

    /** Spark asks for the schema and then for the table; the files' headers are read once. */
    private StoredRows opened(Map<String, String> options) {
        if (last == null || !last.options.equals(options)) {
            last = new Opened(Map.copyOf(options), TngTables.open(TngOptions.of(options)));
        }
        return last.rows;
    }

    private record Opened(Map<String, String> options, StoredRows rows) {}
}
