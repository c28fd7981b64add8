package org.galcause.gformula;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.model.ModelSpec;

/**
 * Inverse-probability-weighted marginal structural model (Robins, Hernan and Brumback 2000).
 *
 * @param name the name in the results
 * @param weights which product of density ratios weights the outcome's regression
 * @param confounders what the weights adjust for; empty means what the graph says
 * @param first what the weight at the first time is
 * @param treatment the density of the treatment given its past and the confounders
 * @param numerator the density of the treatment given its own past; empty means unstabilised weights
 * @param extremes what is done about extreme weights
 * @param outcome the structural model: outcome on exposure
 * @param exposure the summary of the treatment history that the structural model regresses on
 */
public record MarginalStructuralModel(
        String name,
        Weights weights,
        Optional<List<String>> confounders,
        First first,
        TreatmentModel treatment,
        Optional<ModelSpec> numerator,
        Extremes extremes,
        ModelSpec outcome,
        Exposure exposure)
        implements Estimator {

    /** Which product of density ratios. */
    public enum Weights {
        /** All times up to the outcome's. */
        HISTORY,
        /** The outcome's time alone, adjusted for confounders of that time. */
        SNAPSHOT,
        /** None: the naive regression. */
        NONE
    }

    /** The weight at the first time. */
    public enum First {
        WEIGHTED,
        ONE
    }

    /** The summary that the structural model regresses on. */
    public enum Exposure {
        RUNNING_MEAN,
        CURRENT
    }

    /**
     * The density of the treatment.
     *
     * @param model its regression: family or learner, formula, fit, rows
     * @param density the shape of the residuals of a continuous treatment
     * @param spread the divisor of their standard deviation
     * @param predictions which predictions the residuals are taken from
     */
    public record TreatmentModel(ModelSpec model, Density density, Spread spread, Predictions predictions) {}

    /** The shape of the residuals. */
    public enum Density {
        /** Normal, constant spread. */
        GAUSSIAN,
        /** Kernel density of the residuals. */
        KERNEL,
        /** Normal, spread from a second regression on squared residuals. */
        HETEROSCEDASTIC
    }

    /** The divisor of a standard deviation. */
    public enum Spread {
        /** n - 1. */
        SAMPLE,
        /** n. */
        POPULATION
    }

    /** Which predictions. */
    public enum Predictions {
        /** Each galaxy by the trees (or folds) that have not seen it; parametric models are cross-fitted only on request. */
        OUT_OF_BAG,
        /** Each galaxy by a model fitted without its fold. */
        CROSS_FITTED,
        /** By the model fitted on all. */
        IN_SAMPLE
    }

    /** What is done about extreme weights; probabilities are quantiles (type 7) over the rows of one outcome fit. */
    public sealed interface Extremes {
        /** Weights beyond the quantiles are set to them. */
        record Winsorise(double low, double high) implements Extremes {}

        /** Rows strictly between the quantiles are kept; all when the quantiles are equal. */
        record Drop(double low, double high) implements Extremes {}

        /** Nothing. */
        record Untouched() implements Extremes {}
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        throw new UnsupportedOperationException("msm");
    }
}
