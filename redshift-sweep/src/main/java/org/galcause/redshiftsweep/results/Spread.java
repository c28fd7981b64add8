package org.galcause.redshiftsweep.results;

/** What the standard error of an estimate without bootstrap describes. */
public enum Spread {
    /** Sampling: an interval may be made of it. */
    SAMPLING,
    /** Monte-Carlo simulation alone: it says nothing of the sample, and no interval is made of it. */
    MONTE_CARLO
}
