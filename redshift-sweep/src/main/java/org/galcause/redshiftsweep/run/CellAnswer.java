package org.galcause.redshiftsweep.run;

import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a task of Spark says of a cell: the bytes of its file, or why there are none. A failure travels as a value, with its type, so that
 * Spark itself only ever speaks of executors that are gone.
 */
final class CellAnswer implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;
    private final @Nullable Throwable failure;

    private CellAnswer(byte[] bytes, @Nullable Throwable failure) {
        this.bytes = bytes;
        this.failure = failure;
    }

    /** What becomes of some work. Memory that runs out ends the cell, not the executor, which has other cells. */
    static CellAnswer of(Supplier<byte[]> work) {
        try {
            return new CellAnswer(work.get(), null);
        } catch (OutOfMemoryError full) {
            return failed(ExecutorFullException.here(full));
        } catch (RuntimeException | StackOverflowError failure) {
            return failed(failure);
        }
    }

    private static CellAnswer failed(Throwable why) {
        return new CellAnswer(new byte[0], why);
    }

    /** Why there are no bytes. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** The bytes; throws the failure where there are none. */
    byte[] orElseThrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        }
        return bytes;
    }
}
