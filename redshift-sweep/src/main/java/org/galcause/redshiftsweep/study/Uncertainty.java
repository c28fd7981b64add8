package org.galcause.redshiftsweep.study;

/**
 * How uncertain the answers are, and where chance comes from.
 *
 * @param replicates bootstrap resamples of whole units; 0 = point estimates and analytic standard errors
 * @param seed of all random numbers
 * @param interval how intervals follow from replicates
 */
public record Uncertainty(int replicates, long seed, Interval interval) {

    /** How intervals follow from replicates. */
    public enum Interval {
        /** Quantiles of the replicates (type 7). */
        PERCENTILE,
        /** The point estimate and multiples of the replicates' standard deviation. */
        NORMAL
    }

    /** The same with another seed. */
    public Uncertainty withSeed(long other) {
        return new Uncertainty(replicates, other, interval);
    }
}
