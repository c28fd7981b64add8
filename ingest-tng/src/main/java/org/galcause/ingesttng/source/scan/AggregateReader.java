package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Reads slices and answers with the aggregates of those that follow each other in one group. */
final class AggregateReader implements PartitionReader<InternalRow> {

    private final StoredRows rows;
    private final StructType columns;
    private final Aggregates wanted;
    private final List<Slice> slices;
    private int slice;
    private boolean begun;
    private @Nullable InternalRow answer;

    AggregateReader(StoredRows rows, StructType columns, Aggregates wanted, List<Slice> slices) {
        this.rows = rows;
        this.columns = columns;
        this.wanted = wanted;
        this.slices = slices;
    }

    @Override
    public boolean next() {
        if (slice == slices.size() && (begun || !wanted.groups().isEmpty())) {
            return false;
        }
        begun = true;
        int end = slice;
        List<Object> group = end < slices.size() ? group(slices.get(end)) : List.of();
        while (end < slices.size() && group(slices.get(end)).equals(group)) {
            end++;
        }
        answer = Tallies.of(rows, columns, wanted, slices.subList(slice, end)).row(group);
        slice = end;
        return true;
    }

    private List<Object> group(Slice of) {
        Part part = of.part();
        return wanted.groups().stream()
                .<Object>map(column -> rows.keys().get(column.name()) == Key.SNAPSHOT ? part.snapshot() : part.chunk())
                .toList();
    }

    @Override
    public InternalRow get() {
        return Objects.requireNonNullElseGet(answer, () -> {
            throw new NoSuchElementException("no answer was read");
        });
    }

    @Override
    public void close() {
        // Each group's files are closed when it is answered.
    }
}
