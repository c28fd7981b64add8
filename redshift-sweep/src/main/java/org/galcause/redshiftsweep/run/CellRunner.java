package org.galcause.redshiftsweep.run;

import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.plan.Cell;

/** Decides where cells are computed. */
public interface CellRunner {

    /**
     * Computes cells in any order. A cell that cannot be computed does not stop the others.
     *
     * @param cells what to compute
     * @param receiver is given each result as soon as it is there, from any thread
     * @throws UserError when nothing more can be computed or stored at all
     */
    void run(List<Cell> cells, Receiver receiver);

    /** Takes results. */
    interface Receiver {

        /** One cell with the bytes of its file. */
        void accept(Cell cell, byte[] bytes);

        /** A cell is begun. */
        default void begins(Cell cell) {}

        /** A cell could not be computed. */
        default void fails(Cell cell, Throwable why) {
            throw new IllegalStateException(cell + " failed", why);
        }
    }

    /** In words, for the log and the manifest. */
    String describe();
}
