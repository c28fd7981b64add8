package org.galcause.ingesttng.trees;

import java.io.Serializable;

/**
 * A snapshot that a main branch skips, and the branch's subhaloes around it.
 *
 * @param step place of the snapshot among those wanted
 * @param galaxy place of the galaxy
 * @param before the latest snapshot before it at which the branch has a subhalo
 * @param subfindIdBefore that subhalo
 * @param after the earliest snapshot after it
 * @param subfindIdAfter that subhalo
 */
public record Gap(int step, int galaxy, int before, int subfindIdBefore, int after, int subfindIdAfter)
        implements Serializable {

    /** The same gap of a galaxy at another place. */
    public Gap of(int place) {
        return new Gap(step, place, before, subfindIdBefore, after, subfindIdAfter);
    }
}
