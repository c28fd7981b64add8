package org.galcause.redshiftsweep.stages;

/** Where the panel lies while estimators work on it. */
public enum PanelPlace {
    /** In the memory of each process. */
    MEMORY,
    /** In files, a block of 4,096 units each, that are read when they are needed. */
    BLOCKS
}
