package org.galcause.gformula;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.msm.StructuralAnswer;

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
 * @param errors what the standard errors of the structural model take as known
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
        Exposure exposure,
        Errors errors)
        implements Estimator {

    /**
     * The defaults: the graph's confounders at every time, normal densities by linear regression on what is adjusted for and the treatment's
     * own past, the first time weighted too, weights winsorised at 0.1 and 99.9 %, a restricted cubic spline of the running mean.
     */
    public static MarginalStructuralModel named(String name) {
        return new MarginalStructuralModel(
                name,
                Weights.HISTORY,
                Optional.empty(),
                First.WEIGHTED,
                new TreatmentModel(ModelSpec.empty(), Density.GAUSSIAN, Spread.SAMPLE, Predictions.IN_SAMPLE),
                Optional.of(ModelSpec.empty()),
                new Extremes.Winsorise(0.001, 0.999),
                ModelSpec.empty(),
                Exposure.RUNNING_MEAN,
                Errors.ROBUST);
    }

    /**
     * The rules of Mucesh et al. (2024): forests with leaves of 5 predicted in sample, spreads with divisor n, weight 1 at the first time, rows
     * outside the 1 and 99 % quantiles of the weights dropped, an outcome forest with leaves of 200. With snapshot weights the numerator
     * has no regressors, and a forest of none is the kernel density of the treatment.
     *
     * @param weights history for the causal model, snapshot for the traditional one, none for the naive one
     * @param confounders what is adjusted for
     */
    public static MarginalStructuralModel paper(String name, Weights weights, List<String> confounders) {
        ModelSpec forest = ModelSpec.empty().with(Learner.FOREST);
        return new MarginalStructuralModel(
                name,
                weights,
                Optional.of(List.copyOf(confounders)),
                First.ONE,
                new TreatmentModel(forest, Density.GAUSSIAN, Spread.POPULATION, Predictions.IN_SAMPLE),
                Optional.of(forest),
                new Extremes.Drop(0.01, 0.99),
                forest,
                Exposure.RUNNING_MEAN,
                Errors.ROBUST);
    }

    /** The same with other weights. */
    public MarginalStructuralModel with(Weights weights) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same with another weight at the first time. */
    public MarginalStructuralModel with(First first) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same with another density of the treatment. */
    public MarginalStructuralModel with(TreatmentModel treatment) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same with another rule for extreme weights. */
    public MarginalStructuralModel with(Extremes extremes) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same with another summary of the history. */
    public MarginalStructuralModel with(Exposure exposure) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same with other standard errors. */
    public MarginalStructuralModel with(Errors errors) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same, adjusted for these. */
    public MarginalStructuralModel withConfounders(List<String> adjusted) {
        return new MarginalStructuralModel(
                name,
                weights,
                Optional.of(List.copyOf(adjusted)),
                first,
                treatment,
                numerator,
                extremes,
                outcome,
                exposure,
                errors);
    }

    /** The same with another density above the ratio; none leaves the weights unstabilised. */
    public MarginalStructuralModel withNumerator(Optional<ModelSpec> numerator) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** The same with another structural model. */
    public MarginalStructuralModel withOutcome(ModelSpec outcome) {
        return new MarginalStructuralModel(
                name, weights, confounders, first, treatment, numerator, extremes, outcome, exposure, errors);
    }

    /** Which product of density ratios. */
    public enum Weights {
        /** All times up to the outcome's. */
        HISTORY,
        /** The outcome's time alone, adjusted for confounders of that time. */
        SNAPSHOT,
        /** None: the naive regression. */
        NONE
    }

    /** The weight at the first time of a product; with snapshot weights each time stands alone, and the first is weighted like any other. */
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
        /** Each galaxy by the trees that have not seen it; of a parametric model, which has no bag, the same as cross-fitted. */
        OUT_OF_BAG,
        /** Each galaxy by a model fitted without its fold, one of five; a function of its id, so that copies share one. */
        CROSS_FITTED,
        /** By the model fitted on all. */
        IN_SAMPLE
    }

    /** What standard errors without bootstrap take as known. */
    public enum Errors {
        /** The weights: HC0, clustered by unit. */
        ROBUST,
        /**
         * Nothing: the estimating equations of the treatment's models are stacked on those of the structural model (M-estimation; Stefanski and Boos
         * 2002).
         */
        STACKED
    }

    /** What is done about extreme weights; probabilities are quantiles (type 7) over the rows of one outcome fit. */
    public sealed interface Extremes {
        /** Weights beyond the quantiles are set to them. */
        record Winsorise(double low, double high) implements Extremes {}

        /** Rows strictly between the quantiles are kept; all when the quantiles are equal. */
        record Drop(double low, double high) implements Extremes {}

        /**
         * Weights are multiplied by 1 / sum_k 1 / p_k, of a binary treatment p (1 - p): those of the population in which every level is likely
         * (Li, Morgan and Zaslavsky 2018; Li and Li 2019). Of one time alone.
         */
        record Overlap() implements Extremes {}

        /** Nothing. */
        record Untouched() implements Extremes {}
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        Contrast.Summary summary =
                exposure == Exposure.CURRENT ? new Contrast.Summary.Current() : new Contrast.Summary.RunningMean();
        return StructuralAnswer.of(problem, replicate, this, summary);
    }
}
