package org.galcause.redshiftsweep.run;

import java.io.Serializable;
import java.util.Base64;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.galcause.redshiftsweep.plan.Cell;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** What a Spark task does for a cell: all parts of the panel at once, one a task, in a barrier stage, whose tasks can wait for each other. */
final class PartTask extends AbstractFunction1<Iterator<Integer>, Iterator<byte[]>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Broadcast<BlocksInput> input;
    private final String estimator;
    private final int first;
    private final int last;
    private final String key;

    PartTask(Broadcast<BlocksInput> input, Cell cell) {
        this.input = input;
        this.estimator = cell.estimator();
        this.first = cell.first();
        this.last = cell.last();
        this.key = cell.key();
    }

    /** The first part gives the result; the others have the same. */
    @Override
    public Iterator<byte[]> apply(Iterator<Integer> nothing) {
        BarrierTaskContext context = BarrierTaskContext.get();
        int part = context.partitionId();
        byte[] result =
                input.value().compute(new Cell(estimator, first, last, key), part, own -> swapped(context, own));
        return CollectionConverters.asScala(
                (part == 0 ? List.of(result) : List.<byte[]>of()).iterator());
    }

    private static byte[][] swapped(BarrierTaskContext context, byte[] own) {
        String[] all = context.allGather(Base64.getEncoder().encodeToString(own));
        byte[][] messages = new byte[all.length][];
        for (int part = 0; part < all.length; part++) {
            messages[part] = Base64.getDecoder().decode(all[part]);
        }
        return messages;
    }
}
