package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.Text;

/** Boxes of weights by time on a logarithmic axis, and below them the share of the sample that is effectively left. */
final class WeightPanels {

    private static final List<String> KINDS = List.of("factor", "cumulative", "used");
    private static final List<Marker> MARKERS = List.of(Marker.CIRCLE, Marker.SQUARE, Marker.TRIANGLE);
    private static final double TOP = 4;
    private static final double RIGHT = 6;
    private static final double BETWEEN = 12;

    private final String estimator;
    private final List<WeightSummary> rows;
    private final FigureStyle style;
    private final List<String> regimes;
    private final List<String> kinds;
    private final TimeClasses classes;
    private final Legend legend;
    private final Axis x;
    private final Axis weight;
    private final Axis share = Axis.linear("ESS / \\i{n}", Span.of(0, 1.15));
    private final int columns;
    private final double left;
    private final double width;
    private final double boxHeight;
    private final double shareHeight;

    WeightPanels(String estimator, List<WeightSummary> rows, AxisLabels labels, FigureStyle style) {
        this.estimator = estimator;
        this.rows = List.copyOf(rows);
        this.style = style;
        regimes = rows.stream().map(WeightSummary::regime).distinct().toList();
        kinds = KINDS.stream()
                .filter(kind -> rows.stream().anyMatch(r -> r.what().equals(kind)))
                .toList();
        classes = TimeClasses.of(rows.stream().mapToDouble(WeightSummary::time), labels.times());
        legend = new Legend(kinds.stream().map(this::key).toList(), style.labelSize() - 0.5);
        x = classes.axis();
        weight = Axis.log10(
                "weight",
                Span.logarithmic(
                        DoubleStream.concat(DoubleStream.of(1), rows.stream().flatMapToDouble(WeightPanels::drawn))));
        columns = Math.max(1, Math.min(regimes.size(), style.narrow() ? 1 : 2));
        boxHeight = style.narrow() ? 0.55 * style.width() : columns == 1 ? 0.3 * style.width() : 130;
        shareHeight = 0.36 * boxHeight;
        left = Frame.axisLabel(style)
                + Math.max(Frame.besides(weight, boxHeight, style), Frame.besides(share, shareHeight, style))
                + 2;
        width = (style.width() - columns * left - (columns - 1) * BETWEEN - RIGHT) / columns;
    }

    private static DoubleStream drawn(WeightSummary row) {
        return DoubleStream.of(row.q01(), row.q05(), row.q50(), row.q95(), row.q99(), row.max(), row.mean());
    }

    private double cell() {
        return boxHeight + shareHeight + Frame.below(style) + Frame.axisLabel(style) + BETWEEN / 2;
    }

    Figure figure() {
        double lines = Math.ceil(regimes.size() / (double) columns);
        return new Figure(
                title(),
                style.width(),
                top() + lines * cell(),
                this::draw,
                table(),
                "Weights of " + estimator
                        + " by time. Boxes: central 50 % and median; whiskers: central 90 %; bars: 1 % and 99 %;"
                        + " crosses: largest; diamonds: mean. Below: effective sample size, (sum w)^2 / sum w^2, as a share of the rows.");
    }

    String title() {
        return "Weights of " + estimator;
    }

    FigureTable table() {
        return new FigureTable(
                List.of(
                        "estimator",
                        "regime",
                        "time",
                        "what",
                        "min",
                        "q01",
                        "q05",
                        "q25",
                        "q50",
                        "q75",
                        "q95",
                        "q99",
                        "max",
                        "mean",
                        "sd",
                        "ess",
                        "rows"),
                rows.stream()
                        .map(r -> FigureTable.row(
                                estimator,
                                r.regime(),
                                r.time(),
                                r.what(),
                                r.min(),
                                r.q01(),
                                r.q05(),
                                r.q25(),
                                r.q50(),
                                r.q75(),
                                r.q95(),
                                r.q99(),
                                r.max(),
                                r.mean(),
                                r.sd(),
                                r.ess(),
                                r.rows()))
                        .toList());
    }

    private double top() {
        return TOP + legend.height(style.width()) + 4;
    }

    private void draw(Canvas canvas) {
        legend.draw(canvas, 0, TOP, style.width());
        for (int i = 0; i < regimes.size(); i++) {
            int line = i / columns;
            double cellX = left + i % columns * (width + left + BETWEEN);
            regime(canvas, regimes.get(i), cellX, top() + line * cell());
        }
    }

    private void regime(Canvas canvas, String regime, double cellX, double cellY) {
        Rectangle2D upper = new Rectangle2D.Double(cellX, cellY, width, boxHeight);
        Rectangle2D lower = new Rectangle2D.Double(cellX, upper.getMaxY(), width, shareHeight);
        Set<Frame.Labels> sides = Set.of(Frame.Labels.LEFT, Frame.Labels.TOUCHES_BELOW, Frame.Labels.NO_X_TICKS);
        Set<Frame.Labels> below =
                Set.of(Frame.Labels.LEFT, Frame.Labels.BOTTOM, Frame.Labels.TOUCHES_ABOVE, Frame.Labels.NO_X_TICKS);
        Frame weights = new Frame(upper, x, weight, sides, style);
        Frame shares = new Frame(lower, x, share, below, style);
        List<WeightSummary> own =
                rows.stream().filter(r -> r.regime().equals(regime)).toList();
        weights.inside(canvas, () -> {
            level(canvas, weights, 1);
            own.forEach(row -> box(canvas, weights, row));
        });
        shares.inside(canvas, () -> shares(canvas, shares, own));
        for (Frame frame : List.of(weights, shares)) {
            frame.draw(canvas);
            AxisTitles.left(
                    canvas,
                    frame.box(),
                    left - Frame.axisLabel(style) - 2,
                    frame.y().label(),
                    style);
        }
        AxisTitles.bottom(canvas, shares, x.label(), style);
        if (!regime.isEmpty()) {
            Text name = Text.of(AxisLabels.name(regime), style.tickSize());
            canvas.write(Corner.TOP_LEFT.place(name, weights), Ink.BLACK);
        }
    }

    private static void level(Canvas canvas, Frame frame, double value) {
        Line2D line = new Line2D.Double(
                frame.box().getMinX(), frame.py(value), frame.box().getMaxX(), frame.py(value));
        canvas.stroke(line, new Pen(Ink.GREY, frame.style().frameWidth(), Dash.DASHED));
    }

    private Ink ink(String kind) {
        return Palette.curve(KINDS.indexOf(kind)).ink();
    }

    private double place(WeightSummary row) {
        double step = 0.84 / kinds.size();
        return classes.place(row.time()) + step * (kinds.indexOf(row.what()) - (kinds.size() - 1) / 2.0);
    }

    private void box(Canvas canvas, Frame frame, WeightSummary row) {
        if (!kinds.contains(row.what())) {
            return;
        }
        double at = frame.px(place(row));
        double half = Math.min(7, 0.32 * (frame.px(1) - frame.px(0)) / kinds.size());
        Ink ink = ink(row.what());
        Pen pen = Pen.of(ink, 0.7);
        Path2D lines = new Path2D.Double();
        lines.append(new Line2D.Double(at, y(frame, row.q05()), at, y(frame, row.q25())), false);
        lines.append(new Line2D.Double(at, y(frame, row.q75()), at, y(frame, row.q95())), false);
        for (double edge : new double[] {row.q01(), row.q99()}) {
            lines.append(new Line2D.Double(at - half / 2, y(frame, edge), at + half / 2, y(frame, edge)), false);
        }
        canvas.stroke(lines, pen);
        double top = y(frame, row.q75());
        Rectangle2D body = new Rectangle2D.Double(at - half, top, 2 * half, Math.max(0.1, y(frame, row.q25()) - top));
        canvas.fill(body, ink.tint(0.3));
        canvas.stroke(body, pen);
        double median = y(frame, row.q50());
        canvas.stroke(new Line2D.Double(at - half, median, at + half, median), Pen.of(ink, 1.3));
        Marker.DIAMOND.open(canvas, at, y(frame, row.mean()), 2.4, ink);
        Marker.cross(canvas, at, y(frame, row.max()), 2.6, ink);
    }

    /** A weight's position; one that is zero stands just below the axis. */
    private static double y(Frame frame, double value) {
        return value > 0 ? frame.py(value) : frame.box().getMaxY() + 5;
    }

    private void shares(Canvas canvas, Frame frame, List<WeightSummary> own) {
        for (String kind : kinds) {
            Path2D line = new Path2D.Double();
            List<WeightSummary> points = new ArrayList<>(own.stream()
                    .filter(r -> r.what().equals(kind) && r.rows() > 0 && Double.isFinite(r.ess()))
                    .toList());
            points.sort(Comparator.comparingDouble(WeightSummary::time));
            for (WeightSummary point : points) {
                double px = frame.px(place(point));
                double py = frame.py(point.ess() / point.rows());
                if (line.getCurrentPoint() == null) {
                    line.moveTo(px, py);
                } else {
                    line.lineTo(px, py);
                }
                marker(kind).fill(canvas, px, py, 3, ink(kind));
            }
            if (line.getCurrentPoint() != null) {
                canvas.stroke(line, Pen.of(ink(kind), 0.75 * style.lineWidth()));
            }
        }
    }

    private static Marker marker(String kind) {
        return MARKERS.get(KINDS.indexOf(kind));
    }

    private Legend.Entry key(String kind) {
        String words = kind.equals("factor") ? "at that time" : kind.equals("used") ? "cumulative, as used" : kind;
        return new Legend.Entry(words, sample -> {
            Rectangle2D body = new Rectangle2D.Double(sample.middle() - 5, sample.y() - 3, 10, 6);
            sample.canvas().fill(body, ink(kind).tint(0.3));
            sample.canvas().stroke(body, Pen.of(ink(kind), 0.7));
            marker(kind).fill(sample.canvas(), sample.middle(), sample.y(), 3, ink(kind));
        });
    }
}
