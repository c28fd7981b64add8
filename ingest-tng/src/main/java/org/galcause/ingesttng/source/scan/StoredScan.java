package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/** One read, planned: some columns of some slices. */
record StoredScan(StoredRows rows, StructType columns, List<Filter> pushed, List<Slice> slices)
        implements SupportsReportStatistics, Batch {

    @Override
    public StructType readSchema() {
        return columns;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.SUPPORTED;
    }

    /** What {@code EXPLAIN} says: what is read, which filters were pushed, how many files. */
    @Override
    public String description() {
        long files =
                slices.stream().map(slice -> slice.part().file()).distinct().count();
        long all = rows.parts().stream().map(Part::file).distinct().count();
        String filters = pushed.stream().map(Filter::toString).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s %s: %d of %d chunk files, %,d of %,d rows, pushed filters [%s]",
                rows.name(),
                rows.origin(),
                files,
                all,
                wanted(),
                rows.parts().stream().mapToLong(Part::rows).sum(),
                filters);
    }

    @Override
    public Statistics estimateStatistics() {
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(wanted() * Math.max(1, rowBytes()));
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.of(wanted());
            }
        };
    }

    @Override
    public InputPartition[] planInputPartitions() {
        int cores = SparkSession.active().sparkContext().defaultParallelism();
        long bytes =
                Packing.partitionBytes(slices, rowBytes(), cores, rows.size().partitionBytes());
        return new Packing(rowBytes(), rows.rowsTogether(columns), bytes)
                .partitions(slices, rows::divisible).stream()
                        .map(SlicePartition::new)
                        .toArray(InputPartition[]::new);
    }

    /** The same slices in shares of a size that depends on nothing but them. */
    List<List<Slice>> shares(long bytes) {
        return new Packing(rowBytes(), rows.rowsTogether(columns), bytes).partitions(slices, rows::divisible);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new SliceReaderFactory(rows, columns);
    }

    private long wanted() {
        return slices.stream().mapToLong(Slice::rows).sum();
    }

    private long rowBytes() {
        return columns.isEmpty() ? 0 : columns.defaultSize();
    }
}
