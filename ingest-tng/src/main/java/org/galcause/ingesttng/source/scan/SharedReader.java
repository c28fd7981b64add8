package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Reads all slices of a query in one task, shares of them on several threads, and answers with the aggregates of all. The shares are added in
 * their order, so the sums do not depend on who was first.
 */
final class SharedReader extends AnswerReader {

    private final StoredRows rows;
    private final StructType columns;
    private final Aggregates wanted;
    private final List<List<Slice>> shares;
    private boolean answered;

    SharedReader(StoredRows rows, StructType columns, Aggregates wanted, List<List<Slice>> shares) {
        this.rows = rows;
        this.columns = columns;
        this.wanted = wanted;
        this.shares = shares;
    }

    @Override
    Optional<InternalRow> nextAnswer() {
        if (answered) {
            return Optional.empty();
        }
        answered = true;
        return Optional.of(
                shares.parallelStream().map(share -> Tallies.of(rows, columns, wanted, share)).toList().stream()
                        .reduce(Tallies::with)
                        .orElseGet(() -> Tallies.of(rows, columns, wanted, List.of()))
                        .row(List.of()));
    }
}
