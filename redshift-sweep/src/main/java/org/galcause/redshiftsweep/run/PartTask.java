package org.galcause.redshiftsweep.run;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.galcause.redshiftsweep.plan.Cell;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** What a Spark task does for a cell: all parts of the panel at once, one a task, in a barrier stage, so that none waits for one that has not begun. */
final class PartTask extends AbstractFunction1<Iterator<Integer>, Iterator<CellAnswer>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Broadcast<BlocksInput> input;
    private final RelayAddress relay;
    private final String estimator;
    private final int first;
    private final int last;
    private final String key;

    PartTask(Broadcast<BlocksInput> input, RelayAddress relay, Cell cell) {
        this.relay = relay;
        this.input = input;
        this.estimator = cell.estimator();
        this.first = cell.first();
        this.last = cell.last();
        this.key = cell.key();
    }

    /** Every part gives the whole result, the same. */
    @Override
    public Iterator<CellAnswer> apply(Iterator<Integer> nothing) {
        int part = BarrierTaskContext.get().partitionId();
        CellAnswer answer = CellAnswer.of(() -> computed(part));
        return CollectionConverters.asScala(List.of(answer).iterator());
    }

    private byte[] computed(int part) {
        BlocksInput own = input.value();
        Cell cell = new Cell(estimator, first, last, key);
        return relay.connected(part, own.parts(), carrier -> own.compute(cell, part, carrier));
    }
}
