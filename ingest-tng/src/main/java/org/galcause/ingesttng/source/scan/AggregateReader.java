package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Reads slices and answers with the aggregates of those that follow each other in one group. */
final class AggregateReader extends AnswerReader {

    private final StoredRows rows;
    private final StructType columns;
    private final Aggregates wanted;
    private final List<Slice> slices;
    private int slice;
    private boolean begun;

    AggregateReader(StoredRows rows, StructType columns, Aggregates wanted, List<Slice> slices) {
        this.rows = rows;
        this.columns = columns;
        this.wanted = wanted;
        this.slices = slices;
    }

    @Override
    Optional<InternalRow> nextAnswer() {
        if (slice == slices.size() && (begun || !wanted.groups().isEmpty())) {
            return Optional.empty();
        }
        begun = true;
        int end = slice;
        List<Object> group = end < slices.size() ? group(slices.get(end)) : List.of();
        while (end < slices.size() && group(slices.get(end)).equals(group)) {
            end++;
        }
        Tallies tallies = Tallies.of(rows, columns, wanted, slices.subList(slice, end));
        slice = end;
        return Optional.of(tallies.row(group));
    }

    private List<Object> group(Slice of) {
        Part part = of.part();
        return wanted.groups().stream()
                .<Object>map(column -> rows.keys().get(column.name()) == Key.SNAPSHOT ? part.snapshot() : part.chunk())
                .toList();
    }
}
