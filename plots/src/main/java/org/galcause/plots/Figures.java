package org.galcause.plots;

import java.util.List;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.WeightSummary;

/** The figures, as pure functions of results. One that has nothing to draw says why. */
public final class Figures {

    private Figures() {}

    /**
     * All estimators' curves at one time: outcome against treatment level, and the effect against level 1. Medians are lines, central
     * 68 % intervals bands; refused levels are gaps with a cross.
     *
     * @param points those of {@code time} are drawn
     * @param truth those of {@code time} are drawn; empty when unknown
     * @param time the snapshot, or the table's time
     */
    public static Figure effectCurves(
            List<CurvePoint> points, List<TruthPoint> truth, double time, AxisLabels labels, FigureStyle style) {
        Curves curves = new Curves(points, truth).at(time);
        String title = "Effect curves";
        if (curves.points().isEmpty()) {
            return Blank.figure(title, "no estimator gave a curve at this time.", curves.table(), style);
        }
        if (!curves.drawable(Quantity.OUTCOME)) {
            return Blank.figure(title, "no level is supported: " + curves.refusal(), curves.table(), style);
        }
        return new EffectCurves(curves, labels, style).figure();
    }

    /** All estimators' outcome curves with a panel for each time, earliest first, on the same axes. */
    public static Figure outcomeByRedshift(
            List<CurvePoint> points, List<TruthPoint> truth, AxisLabels labels, FigureStyle style) {
        return byRedshift(new Curves(points, truth), Quantity.OUTCOME, labels, style);
    }

    /** All estimators' effect curves (against level 1) with a panel for each time, earliest first, on the same axes. */
    public static Figure effectByRedshift(
            List<CurvePoint> points, List<TruthPoint> truth, AxisLabels labels, FigureStyle style) {
        return byRedshift(new Curves(points, truth), Quantity.EFFECT, labels, style);
    }

    private static Figure byRedshift(Curves curves, Quantity quantity, AxisLabels labels, FigureStyle style) {
        String title = "Effect by redshift";
        if (curves.points().isEmpty()) {
            return Blank.figure(title, "no estimator gave a curve.", curves.table(), style);
        }
        if (!curves.drawable(quantity)) {
            return Blank.figure(title, "no level is supported: " + curves.refusal(), curves.table(), style);
        }
        return new ByRedshift(curves, quantity, labels, style).figure();
    }

    /** One estimator's effect curves at all times in one panel, coloured by redshift, with a colour bar. */
    public static Figure effectColouredByRedshift(
            List<CurvePoint> points, List<TruthPoint> truth, String estimator, AxisLabels labels, FigureStyle style) {
        Curves curves = new Curves(points, truth).of(estimator);
        String title = "Effect by redshift, " + estimator;
        if (curves.points().isEmpty()) {
            return Blank.figure(title, "this estimator gave no curve.", curves.table(), style);
        }
        if (!curves.drawable(Quantity.EFFECT)) {
            return Blank.figure(title, "no level is supported: " + curves.refusal(), curves.table(), style);
        }
        return new RedshiftColours(curves, labels, style).figure();
    }

    /**
     * Weights by time as boxes on a logarithmic axis, and the effective sample size as a share of the rows; a pair of panels for each
     * regime.
     *
     * @param rows one estimator's
     */
    public static Figure weights(String estimator, List<WeightSummary> rows, AxisLabels labels, FigureStyle style) {
        WeightPanels panels = new WeightPanels(estimator, rows, labels, style);
        return rows.isEmpty()
                ? Blank.figure(panels.title(), "this estimator uses no weights.", panels.table(), style)
                : panels.figure();
    }

    /**
     * Absolute dependence of the treatment on each past variable by time, before and after weighting, with the mean absolute Kendall
     * correlation.
     *
     * @param rows one estimator's; all but {@code balance-…} and {@code aacc-…} are passed over
     */
    public static Figure balance(String estimator, List<Diagnostic> rows, AxisLabels labels, FigureStyle style) {
        BalancePanels panels = new BalancePanels(estimator, Balance.of(rows), labels, style);
        return Balance.of(rows).isEmpty()
                ? Blank.figure(panels.title(), "this estimator reports no balance.", panels.table(), style)
                : panels.figure();
    }

    /** The causal graph unrolled over the times that arrows span; over two columns of a page where its names do not fit into one. */
    public static Figure graph(CausalGraph graph, GraphRoles roles, FigureStyle style) {
        GraphDrawing drawing = new GraphDrawing(graph, roles, style);
        return drawing.legible() ? drawing.figure() : new GraphDrawing(graph, roles, FigureStyle.twoColumns()).figure();
    }

    /** Mean outcome (or risk) under regimes: by time with 95 % bands, or points with 95 % intervals when there is one time. */
    public static Figure estimates(List<RegimeEstimate> rows, AxisLabels labels, FigureStyle style) {
        RegimePanels panels = new RegimePanels(rows, labels, style);
        return rows.stream().noneMatch(r -> Double.isFinite(r.estimate()))
                ? Blank.figure("Estimates", "no regime has an estimate.", panels.table(), style)
                : panels.figure();
    }
}
