package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads all slices of a query in one task, shares of them on several threads, and answers with the aggregates of all. The shares are added in
 * their order, so the sums do not depend on who was first.
 */
final class SharedReader implements PartitionReader<InternalRow> {

    private final StoredRows rows;
    private final StructType columns;
    private final Aggregates wanted;
    private final List<List<Slice>> shares;
    private @Nullable InternalRow answer;

    SharedReader(StoredRows rows, StructType columns, Aggregates wanted, List<List<Slice>> shares) {
        this.rows = rows;
        this.columns = columns;
        this.wanted = wanted;
        this.shares = shares;
    }

    @Override
    public boolean next() {
        boolean first = answer == null;
        if (first) {
            answer = shares.parallelStream().map(share -> Tallies.of(rows, columns, wanted, share)).toList().stream()
                    .reduce(Tallies::with)
                    .orElseGet(() -> Tallies.of(rows, columns, wanted, List.of()))
                    .row(List.of());
        }
        return first;
    }

    @Override
    public InternalRow get() {
        return Objects.requireNonNullElseGet(answer, () -> {
            throw new NoSuchElementException("no answer was read");
        });
    }

    @Override
    public void close() {
        // Each share's files are closed when it is read.
    }
}
