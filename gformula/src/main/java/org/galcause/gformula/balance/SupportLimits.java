package org.galcause.gformula.balance;

/** When a level of a curve is refused or given with caution: every threshold of support; those of other diagnostics are in {@link Thresholds}. */
public final class SupportLimits {

    /** Of levels along a path: a treatment is near it within so many standard deviations of the treatment at that step. */
    public static final double NEAR = 0.5;

    /** Least share of units near a path at every step: below it regressions have nothing to go by. */
    public static final double LEAST_SHARE_NEAR = 0.0025;

    /** Share of units near a path from which a level is trusted. */
    public static final double TRUSTED_SHARE_NEAR = 0.01;

    /** Least number of units near a path at every step, in samples so small that the share is fewer. */
    public static final int LEAST_UNITS_NEAR = 3;

    /** Of weighted exposures: least number of effective units, (sum w)^2 / sum w^2, at or beyond a level: the data end there. */
    public static final double LEAST_BEYOND = 4;

    /** Effective units at or beyond a level from which it is trusted. */
    public static final double TRUSTED_BEYOND = 20;

    /** Share of effective units below which intervals are measured not to hold, in large samples less still (docs/estimators.md). */
    public static final double LIGHT_WEIGHTS = 0.5;

    /** Of smoothed levels: least number of effective units within the kernel. */
    public static final double LEAST_SMOOTHED = 10;

    private SupportLimits() {}
}
