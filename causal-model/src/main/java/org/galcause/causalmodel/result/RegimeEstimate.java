package org.galcause.causalmodel.result;

/** The mean outcome (or risk) under a regime: a row of {@code estimates.csv}. NaN is an empty cell. */
public record RegimeEstimate(
        String estimator,
        String regime,
        double time,
        double estimate,
        double standardError,
        double low95,
        double high95) {}
