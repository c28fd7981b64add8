package org.galcause.gformula;

import org.galcause.gformula.model.ModelSpec;

/**
 * How the density of the treatments under a regime is compared with their observed density.
 *
 * @param model formula (the history; treatments and losses enter by themselves), fit and rows; what it leaves out is taken from the study's
 *     model of the treatment, then from what the graph says must be adjusted for
 * @param method by classification or by propensity
 * @param truncate quantile, over all units and times with zeros included, above which a time's ratio is lowered to it; 1 truncates nothing
 * @param bound least cumulative probability of having followed the regime, by propensity
 */
public record RatioModel(ModelSpec model, Method method, double truncate, double bound) {

    /** The default of {@code truncate}. */
    public static final double TRUNCATE = 0.999;

    /** The default of {@code bound}. */
    public static final double BOUND = 0.01;

    /** How a ratio of densities is estimated. */
    public enum Method {
        /** Observed treatments are told from those under the regime by logistic regression (Diaz et al. 2023). */
        CLASSIFICATION,
        /** 1(A = d) / P(A = d): for a binary or categorical treatment and regimes that set it. */
        PROPENSITY
    }

    /** Classification by logistic regression on what the graph says must be adjusted for. */
    public static RatioModel defaults() {
        return new RatioModel(ModelSpec.empty(), Method.CLASSIFICATION, TRUNCATE, BOUND);
    }
}
