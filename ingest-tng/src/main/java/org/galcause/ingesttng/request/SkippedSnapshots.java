package org.galcause.ingesttng.request;

/** What is done where a main branch skips a snapshot: the halo finder lost a small subhalo once. */
public enum SkippedSnapshots {
    /** The galaxy has no value there, so its history is incomplete. */
    EXCLUDE,
    /** Linear in time between the branch's snapshots before and after, on the variable's scale. */
    INTERPOLATE,
    /** The values at the branch's snapshot before. */
    PREVIOUS
}
