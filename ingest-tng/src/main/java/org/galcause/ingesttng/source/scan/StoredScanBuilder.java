package org.galcause.ingesttng.source.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/**
 * Collects which columns and rows are wanted. A condition on a key column decides what is read; Spark still applies it to what comes, because
 * rows near the wanted ones come too.
 */
final class StoredScanBuilder implements SupportsPushDownFilters, SupportsPushDownRequiredColumns {

    private final StoredRows rows;
    private final List<KeyCondition> conditions = new ArrayList<>();
    private final List<Filter> pushed = new ArrayList<>();
    private StructType columns;

    StoredScanBuilder(StoredRows rows) {
        this.rows = rows;
        this.columns = rows.schema();
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        for (Filter filter : filters) {
            Optional<KeyCondition> condition =
                    KeyCondition.of(filter, rows.keys().keySet());
            condition.ifPresent(known -> {
                conditions.add(known);
                pushed.add(filter);
            });
        }
        return filters;
    }

    @Override
    public Filter[] pushedFilters() {
        return pushed.toArray(Filter[]::new);
    }

    @Override
    public void pruneColumns(StructType required) {
        columns = required;
    }

    @Override
    public Scan build() {
        List<Slice> slices = new Pruning(rows.keys(), conditions).slices(rows.parts());
        return new StoredScan(rows, columns, List.copyOf(pushed), slices);
    }
}
