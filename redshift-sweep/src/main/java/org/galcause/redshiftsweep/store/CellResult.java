package org.galcause.redshiftsweep.store;

import java.util.List;

/**
 * What a cell computed.
 *
 * @param key the cell's
 * @param outcomes one for each replicate, in order
 */
public record CellResult(String key, List<Outcome> outcomes) {

    public CellResult {
        outcomes = List.copyOf(outcomes);
    }
}
