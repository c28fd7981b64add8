package org.galcause.redshiftsweep.stages;

import java.util.Set;
import org.galcause.redshiftsweep.results.TableFormat;

/**
 * What a run writes beside its CSV tables.
 *
 * @param formats further formats of the tables
 * @param kept what else is kept
 */
public record Outputs(Set<TableFormat> formats, Set<Kept> kept) {

    /** What is large, and kept only on demand. */
    public enum Kept {
        /** Every unit's weights at every time. */
        WEIGHTS
    }

    /** Nothing but the CSV tables. */
    public static final Outputs TABLES = new Outputs(Set.of(), Set.of());

    public Outputs {
        formats = Set.copyOf(formats);
        kept = Set.copyOf(kept);
    }
}
