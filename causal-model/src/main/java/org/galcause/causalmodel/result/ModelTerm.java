package org.galcause.causalmodel.result;

/**
 * One coefficient of one fitted parametric model: a row of {@code models.csv}.
 *
 * @param regime the regime it was fitted for; empty where it does not depend on one
 * @param model the variable, with {@code /numerator}, {@code /msm}, … for its parts
 * @param time the time it was fitted at, as in the table; NaN where pooled
 * @param term as in the formula; {@code (intercept)}, {@code (sigma)}, {@code L1=2}
 * @param estimate NaN where {@code dropped}
 * @param standardError NaN where there is none
 * @param rows how many rows were fitted
 */
public record ModelTerm(
        String regime, String model, double time, String term, double estimate, double standardError, long rows) {}
