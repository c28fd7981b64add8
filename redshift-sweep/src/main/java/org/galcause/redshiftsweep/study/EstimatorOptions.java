package org.galcause.redshiftsweep.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.gformula.InverseProbabilityWeighting.Normalise;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.Errors;
import org.galcause.gformula.MarginalStructuralModel.First;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.ParametricGFormula.Limits;
import org.galcause.gformula.ParametricGFormula.Start;
import org.galcause.gformula.RatioModel;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlReader;

/** The keys of every estimator. */
final class EstimatorOptions {

    private static final Allowed MODEL = new Allowed.Described("a model: {family or learner, formula, fit, rows}");
    private static final Allowed NAMES = new Allowed.Described("a list of variables");

    /** What every estimator takes. */
    private static final OptionTable COMMON = OptionTable.of(
            "any estimator",
            Option.optional("name", "the estimator's type", new Allowed.Described("a word"), "the name in the results"),
            Option.optional(
                    "confounders",
                    "what the graph says",
                    NAMES,
                    "what is adjusted for instead of the graph's adjustment sets"),
            Option.optional(
                    "models",
                    "the study's models",
                    new Allowed.Described("a mapping of variables to models"),
                    "models for this estimator alone"),
            Option.optional(
                    "uncertainty",
                    "the study's",
                    new Allowed.Described("a mapping"),
                    "uncertainty of this estimator alone"));

    private static final Option TREATMENT =
            Option.optional("treatment", "the study's model of the treatment", MODEL, "model of the treatment");
    private static final Option OUTCOME =
            Option.optional("outcome", "the study's model of the outcome", MODEL, "model of the outcome");

    static final OptionTable NAIVE =
            OptionTable.of("estimators: naive", OUTCOME).and(COMMON);

    static final OptionTable MSM = OptionTable.of(
                    "estimators: msm",
                    Option.defaulted(
                            "weights",
                            "history",
                            Allowed.of(Weights.class),
                            "which density ratios weight the outcome's regression"),
                    Option.optional(
                            "confounder",
                            "see confounders",
                            new Allowed.Described("a variable"),
                            "short for a list of one confounder"),
                    Option.defaulted("first", "weighted", Allowed.of(First.class), "weight at the first time"),
                    Option.optional(
                            "treatment",
                            "the study's model of the treatment",
                            MODEL,
                            "density of the treatment given its past and the confounders"),
                    Option.optional(
                            "numerator",
                            "the treatment's model without the confounders",
                            new Allowed.Described("a model | none"),
                            "density that stabilises the weights"),
                    Option.defaulted(
                            "extremes",
                            "{winsorise: [0.001, 0.999]}",
                            new Allowed.Described("{winsorise: [LOW, HIGH]} | {drop: [LOW, HIGH]} | overlap | none"),
                            "what is done about extreme weights (quantiles over the rows of one outcome fit); overlap: weights of the population in which"
                                    + " every level of a binary or categorical treatment is likely, of one time"),
                    Option.optional(
                            "outcome",
                            "the outcome's family on the exposure",
                            MODEL,
                            "the structural model: outcome on exposure"),
                    Option.optional(
                            "exposure",
                            "the question's summary, or running-mean",
                            new Allowed.Choice(List.of("running-mean", "current")),
                            "summary of the treatment history that the structural model regresses on"),
                    Option.defaulted(
                            "errors",
                            "robust",
                            Allowed.of(Errors.class),
                            "standard errors without bootstrap: weights taken as known, or stacked on the treatment's models"
                                    + " (M-estimation)"),
                    Option.optional(
                            "preset",
                            "no preset",
                            new Allowed.Choice(List.of("paper")),
                            "sets what is left out to a paper's rules (Mucesh et al. 2024)"))
            .and(COMMON);

    static final OptionTable DENSITY = ModelReader.TABLE.and(OptionTable.of(
            "",
            Option.defaulted(
                    "density",
                    "gaussian",
                    Allowed.of(Density.class),
                    "shape of the residuals of a continuous treatment"),
            Option.defaulted("sd", "sample", Allowed.of(Spread.class), "divisor of the residuals' spread: n - 1, or n"),
            Option.optional(
                    "predictions",
                    "out-of-bag of a forest, in-sample of a parametric model",
                    Allowed.of(Predictions.class),
                    "which predictions the residuals are taken from")));

    static final OptionTable EXTREMES = OptionTable.of(
            "estimators: msm: extremes",
            Option.optional(
                    "winsorise",
                    "not winsorised",
                    new Allowed.Described("two probabilities"),
                    "weights beyond the quantiles are set to them"),
            Option.optional(
                    "drop",
                    "nothing dropped",
                    new Allowed.Described("two probabilities"),
                    "rows outside the quantiles are left out"));

    static final OptionTable GFORMULA = OptionTable.of(
                    "estimators: gformula",
                    Option.optional(
                            "simulations",
                            "10 x units, at least 10000",
                            new Allowed.Whole(1, Integer.MAX_VALUE),
                            "simulated subjects"),
                    Option.defaulted(
                            "start", "resample", Allowed.of(Start.class), "where the subjects' first values come from"),
                    Option.defaulted(
                            "limits",
                            "observed",
                            Allowed.of(Limits.class),
                            "simulated values are clipped to the observed range, or not"),
                    TREATMENT,
                    OUTCOME)
            .and(COMMON);

    static final OptionTable ICE = OptionTable.of(
                    "estimators: ice",
                    Option.defaulted(
                            "fit",
                            "by-time",
                            new Allowed.Choice(List.of("by-time", "pooled", "stratified")),
                            "regressions by time, the first one pooled over times, or among followers only"),
                    Option.defaulted("event", "classical", Allowed.of(EventForm.class), "how risks are computed"),
                    Option.defaulted(
                            "bound",
                            "1e-5",
                            new Allowed.Between(0, 0.5),
                            "predictions on the [0, 1] scale are clipped to [bound, 1 - bound]"),
                    TREATMENT,
                    OUTCOME)
            .and(COMMON);

    static final OptionTable ICE_OUTCOME = ModelReader.TABLE.and(OptionTable.of(
            "",
            Option.optional(
                    "iterated",
                    "gaussian for a continuous outcome, else binomial",
                    new Allowed.Choice(List.of("binomial", "gaussian")),
                    "family of the regressions of pseudo-outcomes")));

    private static final Option RATIO = Option.optional(
            "ratio",
            "logistic classification on what the graph says must be adjusted for",
            new Allowed.Described("{a model, method, truncate, bound}"),
            "density ratios of the treatment under a regime to the observed one");
    private static final Option FOLDS =
            Option.defaulted("folds", "5", new Allowed.Whole(1, 1000), "folds of cross-fitting; 1 = none");
    private static final Option WORKING = Option.optional(
            "working",
            "none",
            new Allowed.Described("{formula, family, weights}"),
            "marginal structural model over regimes and times");

    static final OptionTable RATIO_MODEL = ModelReader.TABLE.and(OptionTable.of(
            "",
            Option.defaulted(
                    "method",
                    "classification",
                    Allowed.of(RatioModel.Method.class),
                    "observed rows told from rows under the regime, or 1(A = d) / P(A = d)"),
            Option.defaulted(
                    "truncate",
                    "0.999",
                    new Allowed.Between(0, 1),
                    "quantile over all units and times that larger ratios are lowered to; 1 = off"),
            Option.defaulted(
                    "bound", "0.01", new Allowed.Between(0, 1), "least cumulative probability, by propensity")));

    static final OptionTable TMLE = OptionTable.of(
                    "estimators: tmle",
                    FOLDS,
                    RATIO,
                    Option.defaulted(
                            "bound",
                            "1e-5",
                            new Allowed.Between(0, 0.5),
                            "predictions on the [0, 1] scale are kept within [bound, 1 - bound]"),
                    WORKING,
                    TREATMENT,
                    OUTCOME)
            .and(COMMON);

    static final OptionTable SDR = OptionTable.of("estimators: sdr", FOLDS, RATIO, WORKING, TREATMENT, OUTCOME)
            .and(COMMON);

    static final OptionTable IPW = OptionTable.of(
                    "estimators: ipw",
                    RATIO,
                    Option.defaulted(
                            "normalise",
                            "hajek",
                            Allowed.of(Normalise.class),
                            "weights are divided by their sum, or by the number of units"),
                    Option.defaulted("event", "classical", Allowed.of(EventForm.class), "how risks are computed"),
                    WORKING,
                    TREATMENT,
                    OUTCOME)
            .and(COMMON);

    private static final String PAPER = """
            weights: history
            first: one
            treatment: {learner: forest, density: gaussian, sd: population, predictions: in-sample}
            numerator: {learner: forest}
            extremes: {drop: [0.01, 0.99]}
            outcome: {learner: forest}
            exposure: running-mean
            """;

    private EstimatorOptions() {}

    /** Every estimator's table by its type. */
    static Map<String, OptionTable> all() {
        Map<String, OptionTable> all = new LinkedHashMap<>();
        all.put("msm", MSM);
        all.put("gformula", GFORMULA);
        all.put("ice", ICE);
        all.put("naive", NAIVE);
        all.put("tmle", TMLE);
        all.put("sdr", SDR);
        all.put("ipw", IPW);
        return all;
    }

    /** The values that a preset stands for. */
    static YamlMap preset(String name) {
        return name.equals("paper") ? (YamlMap) YamlReader.read(PAPER) : new YamlMap(List.of(), 0);
    }
}
