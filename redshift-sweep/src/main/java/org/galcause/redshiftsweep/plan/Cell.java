package org.galcause.redshiftsweep.plan;

import java.io.Serializable;

/**
 * The unit of work of a sweep: some consecutive bootstrap replicates of one estimator.
 *
 * @param estimator its name
 * @param first the first replicate; 0 is the sample itself, alone in its cell
 * @param last the last replicate, included
 * @param key a hash of all that determines the numbers: study part, panel, code, seed, replicates
 */
public record Cell(String estimator, int first, int last, String key) implements Serializable {

    /** Whether it is the sample itself. */
    public boolean isSample() {
        return first == 0;
    }

    /** How many replicates. */
    public int size() {
        return last - first + 1;
    }
}
