package org.galcause.causalmodel.result;

/**
 * The distribution of a set of weights: a row of {@code weights.csv}. Quantiles are of type 7, the spread has divisor n - 1, and
 * ess = (sum w)^2 / sum w^2.
 *
 * @param what {@code factor}, {@code cumulative} or {@code used}
 */
public record WeightSummary(
        String regime,
        double time,
        String what,
        double min,
        double q01,
        double q05,
        double q25,
        double q50,
        double q75,
        double q95,
        double q99,
        double max,
        double mean,
        double sd,
        double ess,
        long rows) {

    /** The same distribution by another name. */
    public WeightSummary of(String other) {
        return new WeightSummary(regime, time, other, min, q01, q05, q25, q50, q75, q95, q99, max, mean, sd, ess, rows);
    }
}
