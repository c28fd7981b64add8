package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One read of which only aggregates are wanted.
 *
 * @param read what is read
 * @param wanted of it
 * @param whole whether one task answers with one row for everything, which Spark takes as it is; else each task answers with one row for each
 *     of its groups, and Spark adds them up
 */
record AggregateScan(StoredScan read, Aggregates wanted, boolean whole) implements SupportsReportStatistics, Batch {

    @Override
    public StructType readSchema() {
        return wanted.results();
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.UNSUPPORTED;
    }

    /** What {@code EXPLAIN} says: what is read, and what is computed of it while it is. */
    @Override
    public String description() {
        List<String> groups = wanted.groups().stream().map(StructField::name).toList();
        return read.description() + ", pushed aggregates " + wanted.aggregates()
                + (groups.isEmpty() ? "" : " by " + groups);
    }

    @Override
    public Statistics estimateStatistics() {
        long rows = Math.max(1, read.slices().size());
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(rows * readSchema().defaultSize());
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.of(rows);
            }
        };
    }

    /** Small enough that threads have about equal work. */
    private static final long SHARE_BYTES = 1L << 24;

    /** Without groups there is an answer even when there are no rows: that there are 0. */
    @Override
    public InputPartition[] planInputPartitions() {
        if (whole) {
            return new InputPartition[] {new SharedPartition(read.shares(SHARE_BYTES))};
        }
        InputPartition[] partitions = read.planInputPartitions();
        return partitions.length == 0 && wanted.groups().isEmpty()
                ? new InputPartition[] {new SlicePartition(List.of())}
                : partitions;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new AggregateReaderFactory(read.rows(), read.columns(), wanted);
    }
}
