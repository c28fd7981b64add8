package org.galcause.plots;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.galcause.causalmodel.Quantiles;
import org.galcause.plots.Balance.Weighted;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.Text;

/** One panel per variable: absolute balance by time, before and after weighting, a point for each lag. */
final class BalancePanels {

    /** The usual threshold below which a variable counts as balanced. */
    private static final double BALANCED = 0.1;

    private static final double TOP = 4;
    private static final double RIGHT = 6;
    private static final double SHIFT = 0.17;

    private final String estimator;
    private final List<Balance> rows;
    private final FigureStyle style;
    private final List<String> variables;
    private final TimeClasses classes;
    private final int longest;
    private final Legend legend;
    private final Axis x;
    private final Axis y;
    private final double tickLabels;
    private final PanelGrid grid;

    BalancePanels(String estimator, List<Balance> rows, AxisLabels labels, FigureStyle style) {
        this.estimator = estimator;
        this.rows = List.copyOf(rows);
        this.style = style;
        List<String> names =
                new ArrayList<>(rows.stream().map(Balance::variable).distinct().toList());
        if (names.remove(Balance.AACC)) {
            names.add(Balance.AACC);
        }
        variables = List.copyOf(names);
        classes = TimeClasses.of(rows.stream().mapToDouble(Balance::time), labels.times());
        longest = rows.stream().mapToInt(Balance::lag).max().orElse(1);
        legend = new Legend(
                List.of(
                        key("before weighting", Weighted.BEFORE),
                        key("after weighting (darker: smaller lag)", Weighted.AFTER)),
                style.labelSize() - 0.5);
        x = classes.axis();
        double greatest =
                rows.stream().mapToDouble(r -> Math.abs(r.value())).max().orElse(1);
        y = Axis.linear("absolute balance", Span.of(0, 1.18 * Math.max(greatest, 1.5 * BALANCED)));
        int columns = Math.max(1, Math.min(variables.size(), style.narrow() ? 1 : 3));
        double height = style.narrow() ? 0.45 * style.width() : columns == 1 ? 0.3 * style.width() : 145;
        tickLabels = Frame.besides(y, height, style);
        double left = Frame.axisLabel(style) + tickLabels + 2;
        double width = (style.width() - left - RIGHT) / columns;
        double top = TOP + legend.height(style.width()) + 4;
        grid = new PanelGrid(variables.size(), columns, left, top, width, height);
    }

    Figure figure() {
        return new Figure(
                title(),
                style.width(),
                grid.all().getMaxY() + Frame.below(style) + Frame.axisLabel(style) + 2,
                this::draw,
                table(),
                "Dependence of the treatment on each past variable by time under " + estimator
                        + ", before (open) and after (filled) weighting: a point for each lag, their medians as lines. "
                        + Balance.AACC + ": mean absolute Kendall correlation over all of them. Dashes: "
                        + BALANCED + ", below which a variable counts as balanced.");
    }

    String title() {
        return "Balance of " + estimator;
    }

    FigureTable table() {
        return new FigureTable(
                List.of("estimator", "variable", "lag", "time", "weighting", "value"),
                rows.stream()
                        .map(r -> FigureTable.row(
                                estimator,
                                r.variable(),
                                (double) r.lag(),
                                r.time(),
                                r.weighted().name().toLowerCase(Locale.ROOT),
                                r.value()))
                        .toList());
    }

    private void draw(Canvas canvas) {
        legend.draw(canvas, 0, TOP, style.width());
        for (int i = 0; i < variables.size(); i++) {
            Set<Frame.Labels> sides = new HashSet<>(grid.labels(i));
            sides.add(Frame.Labels.NO_X_TICKS);
            Frame frame = new Frame(grid.box(i), x, y, sides, style);
            String variable = variables.get(i);
            frame.inside(canvas, () -> panel(canvas, frame, variable));
            frame.draw(canvas);
            canvas.write(
                    Corner.TOP_RIGHT.place(Text.of(AxisLabels.name(variable), style.tickSize()), frame), Ink.BLACK);
        }
        AxisTitles.left(canvas, grid.all(), tickLabels, y.label(), style);
        AxisTitles.bottom(canvas, grid.all(), x.label(), style);
    }

    private void panel(Canvas canvas, Frame frame, String variable) {
        double limit = frame.py(BALANCED);
        canvas.stroke(
                new Line2D.Double(frame.box().getMinX(), limit, frame.box().getMaxX(), limit),
                new Pen(Ink.BLACK, style.frameWidth(), Dash.DASHED));
        List<Balance> own = rows.stream()
                .filter(r -> r.variable().equals(variable))
                .sorted(Comparator.comparingInt(Balance::lag).reversed())
                .toList();
        own.forEach(row -> point(canvas, frame, row));
        for (double time : classes.times()) {
            for (Weighted weighted : Weighted.values()) {
                median(canvas, frame, own, time, weighted);
            }
        }
    }

    private void point(Canvas canvas, Frame frame, Balance row) {
        double px = frame.px(place(row.time(), row.weighted()));
        double py = frame.py(Math.abs(row.value()));
        if (row.weighted() == Weighted.BEFORE) {
            Marker.CIRCLE.open(canvas, px, py, 3.2, Ink.GREY);
        } else {
            Marker.CIRCLE.fill(canvas, px, py, 3.4, ink(row.lag()));
        }
    }

    private double place(double time, Weighted weighted) {
        return classes.place(time) + (weighted == Weighted.BEFORE ? -SHIFT : SHIFT);
    }

    /** The colour of a point after weighting: lighter the further back the variable is. */
    private Ink ink(int lag) {
        double back = longest <= 1 ? 0 : Math.max(0, lag - 1) / (longest - 1.0);
        return Palette.curve(0).ink().tint(1 - 0.7 * back);
    }

    private void median(Canvas canvas, Frame frame, List<Balance> own, double time, Weighted weighted) {
        List<Double> values = new ArrayList<>(own.stream()
                .filter(r -> r.time() == time && r.weighted() == weighted)
                .map(r -> Math.abs(r.value()))
                .toList());
        if (values.size() > 2) {
            Collections.sort(values);
            double[] sorted = values.stream().flatMapToDouble(DoubleStream::of).toArray();
            double py = frame.py(Quantiles.ofSorted(sorted, 0.5));
            double px = frame.px(place(time, weighted));
            Ink ink = weighted == Weighted.BEFORE
                    ? Ink.of(0x505050)
                    : Palette.curve(1).ink();
            canvas.stroke(new Line2D.Double(px - 4, py, px + 4, py), Pen.of(ink, 1.2));
        }
    }

    private Legend.Entry key(String words, Weighted weighted) {
        return new Legend.Entry(words, sample -> {
            if (weighted == Weighted.BEFORE) {
                Marker.CIRCLE.open(sample.canvas(), sample.middle(), sample.y(), 3.2, Ink.GREY);
            } else {
                Marker.CIRCLE.fill(sample.canvas(), sample.middle(), sample.y(), 3.4, ink(1));
            }
        });
    }
}
