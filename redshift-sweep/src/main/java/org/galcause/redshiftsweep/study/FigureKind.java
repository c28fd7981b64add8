package org.galcause.redshiftsweep.study;

/** The figures that a study can ask for. */
public enum FigureKind {
    /** Effect curves at one time, all estimators. */
    EFFECT_CURVES,
    /** Effect curves at every time. */
    BY_REDSHIFT,
    /** Distributions of weights. */
    WEIGHTS,
    /** Balance of past variables before and after weighting. */
    BALANCE,
    /** The causal graph. */
    GRAPH,
    /** Means or risks under regimes. */
    ESTIMATES
}
