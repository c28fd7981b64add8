package org.galcause.causalmodel.result;

import java.util.ArrayList;
import java.util.List;

/**
 * What an estimator says on one replicate.
 *
 * @param values one for each target, in the targets' order; a target that the data cannot support has no number but a reason
 * @param models every parametric model fitted
 * @param weights distributions of the weights
 * @param diagnostics what was checked
 * @param covariance of the values' estimates, by target, then target; NaN where one was refused, or where it is not known; empty when
 *     the estimator has none
 */
public record Answer(
        List<Value> values,
        List<ModelTerm> models,
        List<WeightSummary> weights,
        List<Diagnostic> diagnostics,
        List<List<Double>> covariance) {

    public Answer(
            List<Value> values, List<ModelTerm> models, List<WeightSummary> weights, List<Diagnostic> diagnostics) {
        this(values, models, weights, diagnostics, List.of());
    }

    public Answer {
        covariance = covariance.stream().map(List::copyOf).toList();
        values = List.copyOf(values);
        models = List.copyOf(models);
        weights = List.copyOf(weights);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same with more fitted models behind those there are. */
    public Answer with(List<ModelTerm> more) {
        List<ModelTerm> all = new ArrayList<>(models);
        all.addAll(more);
        return new Answer(values, all, weights, diagnostics, covariance);
    }

    /**
     * One number.
     *
     * @param estimate the mean outcome (or risk); NaN when refused
     * @param standardError analytic, or the Monte-Carlo error where there is no other; NaN when the estimator has none
     * @param verdict how far it can be relied on
     * @param reason why it is not trusted; empty when it is
     */
    public record Value(double estimate, double standardError, Verdict verdict, String reason) {

        /** A trusted number without an analytic standard error. */
        public static Value of(double estimate) {
            return new Value(estimate, Double.NaN, Verdict.TRUSTED, "");
        }

        /** A target that the data cannot support. */
        public static Value refused(String reason) {
            return new Value(Double.NaN, Double.NaN, Verdict.REFUSED, reason);
        }
    }
}
