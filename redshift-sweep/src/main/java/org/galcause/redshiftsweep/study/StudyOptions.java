package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.List;

/** The keys of a study file, and all tables of keys in the order of the documentation. */
public final class StudyOptions {

    private static final Allowed MAPPING = new Allowed.Described("a mapping");

    static final OptionTable STUDY = OptionTable.of(
            "the study",
            Option.required("study", new Allowed.Described("a name"), "name of the study"),
            Option.required("data", MAPPING, "where the data are"),
            Option.required(
                    "variables",
                    new Allowed.Described("a mapping of names to variables"),
                    "what is measured; the order breaks ties of the graph's order"),
            Option.required(
                    "graph", new Allowed.Described("lines such as L[t-1], A[t-1] -> L[t], A[t]"), "the causal graph"),
            Option.optional(
                    "models",
                    "main effects of the graph's parents; with an intercept for each time in one model of a continuous variable over all times",
                    new Allowed.Described("a mapping of variables to models"),
                    "models of variables"),
            Option.required("question", MAPPING, "what is asked"),
            Option.required("estimators", new Allowed.Described("a list"), "who is asked"),
            Option.optional("uncertainty", "the defaults of uncertainty", MAPPING, "bootstrap and seed"),
            Option.optional(
                    "figures",
                    "effect-curves, by-redshift, weights, balance, graph of levels; estimates, weights, balance, graph of regimes",
                    new Allowed.Described(
                            "a list of: " + Allowed.of(FigureKind.class).text()),
                    "what is drawn"));

    private StudyOptions() {}

    /** Every table of keys. */
    public static List<OptionTable> all() {
        List<OptionTable> all = new ArrayList<>(List.of(
                STUDY,
                DataOptions.DATA,
                DataOptions.SIMULATION,
                DataOptions.TABLE,
                DataOptions.COSMOLOGY,
                DataOptions.SELECT,
                DataOptions.VARIABLE,
                DataOptions.DENSITY,
                DataOptions.SPHERE,
                DataOptions.NEIGHBOUR,
                DataOptions.DISTANCE,
                DataOptions.TRACER_FILE,
                DataOptions.FLOOR,
                ModelReader.TABLE,
                QuestionReader.TABLE,
                QuestionReader.LEVELS,
                QuestionReader.EVENT,
                QuestionReader.CENSORING,
                RegimeReader.TABLE));
        all.addAll(EstimatorOptions.all().values());
        all.add(new OptionTable("estimators: msm: treatment", EstimatorOptions.DENSITY.options()));
        all.add(EstimatorOptions.EXTREMES);
        all.add(new OptionTable("estimators: ice: outcome", EstimatorOptions.ICE_OUTCOME.options()));
        all.add(new OptionTable("estimators: tmle, sdr, ipw: ratio", EstimatorOptions.RATIO_MODEL.options()));
        all.add(new OptionTable("estimators: tmle, sdr, ipw: working", WorkingReader.TABLE.options()));
        all.add(UncertaintyReader.table(UncertaintyReader.STUDY));
        return List.copyOf(all);
    }
}
