package org.galcause.redshiftsweep.run;

import java.util.List;
import org.galcause.redshiftsweep.plan.Cell;

/** Decides where cells are computed. */
public interface CellRunner {

    /**
     * Computes cells in any order.
     *
     * @param cells what to compute
     * @param receiver is given each result as soon as it is there, from any thread
     */
    void run(List<Cell> cells, Receiver receiver);

    /** Takes results. */
    interface Receiver {
        /** One cell with the bytes of its file. */
        void accept(Cell cell, byte[] bytes);
    }

    /** In words, for the log and the manifest. */
    String describe();
}
