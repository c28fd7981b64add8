package org.galcause.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.galcause.causalmodel.graph.CausalGraph;

/** Every figure, in both widths, from synthetic results. */
final class AllFigures {

    static final AxisLabels PLAIN = new AxisLabels("A", "risk", "risk difference", List.of());
    static final CausalGraph GALAXY = CausalGraph.parse("""
            stellar_mass[t-1] -> stellar_mass[t], environment[t], sfr[t]
            environment[t-1]  -> environment[t], stellar_mass[t], sfr[t]
            environment[t]    -> sfr[t]
            sfr[t-1]          -> stellar_mass[t], sfr[t]
            """);
    static final GraphRoles GALAXY_ROLES =
            new GraphRoles(List.of("stellar_mass", "environment", "sfr"), Set.of("environment"), "sfr", Set.of());
    static final CausalGraph LONG = CausalGraph.parse("""
            halo_mass[t-1] -> halo_mass[t], environment[t], stellar_mass[t]
            halo_mass[t] -> stellar_mass[t], gas[t], sfr[t]
            stellar_mass[t-1] -> stellar_mass[t], black_hole[t]
            environment[..t-1] -> environment[t]
            environment[t] -> gas[t], sfr[t]
            environment[t-2] -> sfr[t], environment[t]
            black_hole[t] -> gas[t], sfr[t]
            black_hole[t-1] -> black_hole[t]
            gas[t] -> sfr[t]
            sfr[t-1] -> stellar_mass[t], gas[t]
            """);
    static final GraphRoles LONG_ROLES = new GraphRoles(
            List.of("halo_mass", "stellar_mass", "environment", "black_hole", "gas", "sfr"),
            Set.of("environment"),
            "sfr",
            Set.of());
    static final CausalGraph TRIAL = CausalGraph.parse("""
            L3 -> L1[t], L2[t], A[t], Y[t]
            A[t-1] -> L1[t], L2[t], A[t], Y[t]
            L1[t] -> L2[t], A[t], Y[t]
            L2[t] -> A[t], Y[t]
            A[t] -> Y[t]
            """);
    static final GraphRoles TRIAL_ROLES =
            new GraphRoles(List.of("L3", "L1", "L2", "A", "Y"), Set.of("A"), "Y", Set.of("L3"));

    private AllFigures() {}

    static Map<String, Figure> all() {
        Map<String, Figure> all = new LinkedHashMap<>();
        for (FigureStyle style : List.of(FigureStyle.oneColumn(), FigureStyle.twoColumns())) {
            String width = style.narrow() ? "-narrow" : "-wide";
            of(style).forEach((name, figure) -> all.put(name + width, figure));
        }
        return all;
    }

    static Map<String, Figure> of(FigureStyle style) {
        var curves = SyntheticResults.curves();
        var truth = SyntheticResults.truth();
        var labels = SyntheticResults.LABELS;
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("effect-curves-099", Figures.effectCurves(curves, truth, 99, labels, style));
        figures.put("effect-curves-025", Figures.effectCurves(curves, List.of(), 25, labels, style));
        figures.put("by-redshift", Figures.outcomeByRedshift(curves, truth, labels, style));
        figures.put("effect-by-redshift", Figures.effectByRedshift(curves, truth, labels, style));
        figures.put("coloured", Figures.effectColouredByRedshift(curves, truth, "gformula", labels, style));
        figures.put("weights", Figures.weights("causal-stellar", SyntheticResults.weights(), labels, style));
        figures.put("balance", Figures.balance("causal-stellar", SyntheticResults.balance(), labels, style));
        figures.put("estimates", Figures.estimates(SyntheticResults.regimes(7), PLAIN, style));
        figures.put("estimates-one-time", Figures.estimates(SyntheticResults.regimes(1), PLAIN, style));
        figures.put("graph", Figures.graph(GALAXY, GALAXY_ROLES, style));
        figures.put("graph-long", Figures.graph(LONG, LONG_ROLES, style));
        figures.put("graph-trial", Figures.graph(TRIAL, TRIAL_ROLES, style));
        figures.put("blank", Figures.effectCurves(List.of(), List.of(), 99, labels, style));
        return figures;
    }
}
