package org.galcause.redshiftsweep.run;

import java.io.Serial;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.galcause.redshiftsweep.plan.Cell;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Computes the one cell of a Spark partition, on an executor. */
final class CellTask extends AbstractFunction2<TaskContext, Iterator<Cell>, CellAnswer> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Broadcast<SweepInput> input;

    CellTask(Broadcast<SweepInput> input) {
        this.input = input;
    }

    @Override
    public CellAnswer apply(TaskContext task, Iterator<Cell> cells) {
        return CellAnswer.of(() -> input.value().compute(cells.next()));
    }
}
