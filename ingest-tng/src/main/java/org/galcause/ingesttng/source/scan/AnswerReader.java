package org.galcause.ingesttng.source.scan;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Answers with rows of aggregates, each computed when it is asked for. What is read for one is closed when it is answered. */
abstract class AnswerReader implements PartitionReader<InternalRow> {

    private @Nullable InternalRow answer;

    /** The next answer; nothing after the last. */
    abstract Optional<InternalRow> nextAnswer();

    @Override
    public final boolean next() {
        Optional<InternalRow> next = nextAnswer();
        next.ifPresent(row -> answer = row);
        return next.isPresent();
    }

    @Override
    public final InternalRow get() {
        return Objects.requireNonNullElseGet(answer, () -> {
            throw new NoSuchElementException("no answer was read");
        });
    }

    @Override
    public final void close() {
        // Nothing is open between two answers.
    }
}
