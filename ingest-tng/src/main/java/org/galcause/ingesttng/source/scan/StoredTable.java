package org.galcause.ingesttng.source.scan;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Rows in files as a table of Spark's. */
public final class StoredTable implements SupportsRead {

    private final String name;
    private final Supplier<StoredRows> rows;

    /**
     * Of what a source finds.
     *
     * @param rows asked for when the table is read
     */
    public StoredTable(String name, Supplier<StoredRows> rows) {
        this.name = name;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @SuppressWarnings("deprecation") // Spark 4 derives columns() from it
    public StructType schema() {
        return rows.get().schema();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        return new StoredScanBuilder(rows.get());
    }
}
