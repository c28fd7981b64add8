package org.galcause.ingesttng.request;

/** A quantity of a galaxy's past in its merger tree; none looks beyond the time at which it is measured. */
public enum TreeQuantity {
    /** Age of the universe (Gyr) when the main progenitor first had half of the mass of that time. */
    FORMATION_TIME("Gyr"),
    /** Largest mass of the main branch so far. */
    PEAK_MASS(""),
    /** How many mergers above the mass ratio so far. */
    MERGERS(""),
    /** Age of the universe (Gyr) at the latest merger above the mass ratio; missing when there was none. */
    LAST_MERGER_TIME("Gyr"),
    /** Age of the universe (Gyr) when it first was a satellite; missing when it never was. */
    INFALL_TIME("Gyr"),
    /** 1 when it is the first subhalo of its group, 0 when it is a satellite. */
    CENTRAL(""),
    /** 1 when it passed through a halo more than twice as massive as its own before and after, 0 when it did not. */
    FLY_THROUGH("");

    private final String unit;

    TreeQuantity(String unit) {
        this.unit = unit;
    }

    /** The unit in which it is counted; empty for a number, or for the unit of the mass. */
    public String unit() {
        return unit;
    }

    /** Whether it needs the mass along the main branch. */
    public boolean needsMass() {
        return this == FORMATION_TIME || this == PEAK_MASS || needsMergers();
    }

    /** Whether it needs the whole tree of progenitors. */
    public boolean needsMergers() {
        return this == MERGERS || this == LAST_MERGER_TIME;
    }
}
