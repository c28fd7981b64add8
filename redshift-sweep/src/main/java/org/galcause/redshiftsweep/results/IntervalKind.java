package org.galcause.redshiftsweep.results;

/** How an interval is made from bootstrap replicates. */
public enum IntervalKind {
    /** Quantiles (type 7) of the replicates. */
    PERCENTILE,
    /** Estimate plus and minus normal quantiles times the replicates' standard deviation. */
    NORMAL
}
