package org.galcause.ingesttng.source.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Collects which columns and rows are wanted, or which aggregates of them. A condition on a key column decides what is read. Spark applies it
 * once more to what comes only where other rows may come too: some that lie near the wanted ones, or whose ids are not known.
 */
final class StoredScanBuilder
        implements SupportsPushDownFilters, SupportsPushDownAggregates, SupportsPushDownRequiredColumns {

    private final StoredRows rows;
    private final List<KeyCondition> conditions = new ArrayList<>();
    private final List<Filter> pushed = new ArrayList<>();
    private StructType columns;
    private @Nullable Aggregates aggregates;
    private boolean whole;

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
        return exact()
                ? Arrays.stream(filters)
                        .filter(filter -> !pushed.contains(filter))
                        .toArray(Filter[]::new)
                : filters;
    }

    /** Whether what is read is just what the pushed conditions leave. */
    private boolean exact() {
        return new Pruning(rows.keys(), conditions).exact(rows.parts());
    }

    /**
     * In a local session one task with the machine's threads answers for everything: that saves what Spark needs for a second stage, about as
     * long as reading 100 MB. On a cluster the reading is spread over executors, and Spark adds up what they answer.
     */
    @Override
    public boolean supportCompletePushDown(Aggregation aggregation) {
        return Aggregates.of(aggregation, rows)
                .filter(StoredScanBuilder::inOneTask)
                .isPresent();
    }

    private static boolean inOneTask(Aggregates asked) {
        return SparkSession.active().sparkContext().isLocal() && asked.groups().isEmpty();
    }

    /** Spark asks only when it has no condition left to apply. */
    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        Optional<Aggregates> asked = Aggregates.of(aggregation, rows);
        aggregates = asked.orElse(null);
        whole = asked.filter(StoredScanBuilder::inOneTask).isPresent();
        return asked.isPresent();
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
        return aggregates == null
                ? new StoredScan(rows, columns, List.copyOf(pushed), slices)
                : new AggregateScan(
                        new StoredScan(rows, aggregates.columns(rows.schema()), List.copyOf(pushed), slices),
                        aggregates,
                        whole);
    }
}
