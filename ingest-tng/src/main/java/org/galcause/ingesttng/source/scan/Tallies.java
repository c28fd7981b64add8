package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/** All aggregates of some slices. */
record Tallies(List<Tally> each) {

    /** What is read is added up while it is in the processor's cache: about 1 MB of a dozen columns. */
    private static final int BATCH_ROWS = 1 << 14;

    /** Reads slices, one after the other. */
    static Tallies of(StoredRows rows, StructType columns, Aggregates wanted, List<Slice> slices) {
        List<Tally> each = wanted.aggregates().stream()
                .map(aggregate ->
                        new Tally(aggregate, aggregate.ofRows() ? -1 : columns.fieldIndex(aggregate.column())))
                .toList();
        try (SliceReader reader = new SliceReader(rows, columns, slices, batchRows(rows))) {
            while (reader.next()) {
                each.forEach(tally -> tally.add(reader.get()));
            }
        }
        return new Tallies(each);
    }

    private static int batchRows(StoredRows rows) {
        return Math.min(BATCH_ROWS, rows.size().batchRows());
    }

    /** Adds those of other slices. */
    Tallies with(Tallies others) {
        IntStream.range(0, each.size())
                .forEach(i -> each.get(i).add(others.each().get(i)));
        return this;
    }

    /** As Spark holds them, after what the rows have in common. */
    InternalRow row(List<Object> group) {
        return new GenericInternalRow(
                Stream.concat(group.stream(), each.stream().map(Tally::result)).toArray());
    }
}
