package org.galcause.redshiftsweep.run;

import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Computes the one cell of a Spark partition, on an executor. */
final class CellTask extends AbstractFunction2<TaskContext, Iterator<Cell>, CellTask.Answer> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Broadcast<SweepInput> input;

    CellTask(Broadcast<SweepInput> input) {
        this.input = input;
    }

    /** The bytes of a cell's file, or why there are none; no bytes then. */
    static final class Answer implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;
        private final @Nullable RuntimeException failure;

        private Answer(byte[] bytes, @Nullable RuntimeException failure) {
            this.bytes = bytes;
            this.failure = failure;
        }

        byte[] bytes() {
            return bytes;
        }

        Optional<RuntimeException> failure() {
            return Optional.ofNullable(failure);
        }
    }

    @Override
    public Answer apply(TaskContext task, Iterator<Cell> cells) {
        try {
            return new Answer(CellCodec.encode(input.value().work().compute(cells.next())), null);
        } catch (RuntimeException failure) {
            return new Answer(new byte[0], failure);
        }
    }
}
