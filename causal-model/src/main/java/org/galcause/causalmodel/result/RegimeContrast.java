package org.galcause.causalmodel.result;

/** A difference or ratio of two regimes: a row of {@code contrasts.csv}. NaN is an empty cell. */
public record RegimeContrast(
        String estimator,
        String regime,
        String reference,
        double time,
        Kind kind,
        double estimate,
        double standardError,
        double low95,
        double high95) {

    /** Difference (regime - reference) or ratio (regime / reference). */
    public enum Kind {
        DIFFERENCE,
        RATIO
    }
}
