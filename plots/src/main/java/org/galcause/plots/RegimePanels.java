package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.Text;

/** Means or risks under regimes: curves by time with a panel per estimator, or points with intervals when there is one time. */
final class RegimePanels {

    private static final double TOP = 4;
    private static final double RIGHT = 8;
    private static final double MARKER = 3.4;

    private final List<RegimeEstimate> rows;
    private final AxisLabels labels;
    private final FigureStyle style;
    private final List<String> estimators;
    private final List<String> regimes;
    private final List<Double> times;
    private final Span span;

    RegimePanels(List<RegimeEstimate> rows, AxisLabels labels, FigureStyle style) {
        this.rows = List.copyOf(rows);
        this.labels = labels;
        this.style = style;
        estimators = rows.stream().map(RegimeEstimate::estimator).distinct().toList();
        regimes = rows.stream().map(RegimeEstimate::regime).distinct().toList();
        times = rows.stream().map(RegimeEstimate::time).distinct().sorted().toList();
        span = Span.over(rows.stream().flatMapToDouble(r -> DoubleStream.of(r.estimate(), r.low95(), r.high95())));
    }

    Figure figure() {
        return times.size() > 1 ? byTime() : points();
    }

    FigureTable table() {
        return new FigureTable(
                List.of("estimator", "regime", "time", "estimate", "se", "low95", "high95"),
                rows.stream()
                        .map(r -> FigureTable.row(
                                r.estimator(),
                                r.regime(),
                                r.time(),
                                r.estimate(),
                                r.standardError(),
                                r.low95(),
                                r.high95()))
                        .toList());
    }

    private Figure byTime() {
        Map<String, CurveStyle> looks = CurveKeys.looks(regimes);
        Legend legend = CurveKeys.legend(looks, style);
        int columns = Math.min(estimators.size(), style.narrow() ? 1 : 3);
        double height = style.narrow() ? 0.6 * style.width() : columns == 1 ? 0.4 * style.width() : 150;
        Axis y = Axis.linear(labels.outcome(), span.withHeadroom(0.08));
        double tickLabels = Frame.besides(y, height, style);
        double left = Frame.axisLabel(style) + tickLabels + 2;
        double width = (style.width() - left - RIGHT) / columns;
        double top = TOP + legend.height(style.width()) + 4;
        PanelGrid grid = new PanelGrid(estimators.size(), columns, left, top, width, height);
        TimeClasses classes = TimeClasses.of(times.stream().mapToDouble(t -> t), labels.times());
        return new Figure(
                "Estimates by time",
                style.width(),
                grid.all().getMaxY() + Frame.below(style) + Frame.axisLabel(style) + 2,
                canvas -> {
                    legend.draw(canvas, 0, TOP, style.width());
                    for (int i = 0; i < estimators.size(); i++) {
                        Frame frame = new Frame(grid.box(i), classes.axis(), y, grid.labels(i), style);
                        timePanel(canvas, frame, estimators.get(i), looks, classes);
                    }
                    AxisTitles.left(canvas, grid.all(), tickLabels, labels.outcome(), style);
                    AxisTitles.bottom(canvas, grid.all(), classes.axis().label(), style);
                },
                table(),
                "Mean outcome (or risk) under each regime by time; bands: 95 % intervals.");
    }

    private void timePanel(
            Canvas canvas, Frame frame, String estimator, Map<String, CurveStyle> looks, TimeClasses classes) {
        frame.inside(canvas, () -> {
            looks.forEach((regime, look) -> canvas.named(
                    "band " + regime, () -> band(canvas, frame, points(estimator, regime), look, classes)));
            looks.forEach((regime, look) -> canvas.named(
                    "curve " + regime, () -> line(canvas, frame, points(estimator, regime), look, classes)));
        });
        frame.draw(canvas);
        canvas.write(Corner.TOP_LEFT.place(Text.of(AxisLabels.name(estimator), style.tickSize()), frame), Ink.BLACK);
    }

    private List<RegimeEstimate> points(String estimator, String regime) {
        return rows.stream()
                .filter(r ->
                        r.estimator().equals(estimator) && r.regime().equals(regime) && Double.isFinite(r.estimate()))
                .sorted(Comparator.comparingDouble(RegimeEstimate::time))
                .toList();
    }

    private static void band(
            Canvas canvas, Frame frame, List<RegimeEstimate> points, CurveStyle look, TimeClasses classes) {
        List<RegimeEstimate> banded = points.stream()
                .filter(p -> Double.isFinite(p.low95()) && Double.isFinite(p.high95()))
                .toList();
        if (banded.size() > 1) {
            Path2D outline = new Path2D.Double();
            banded.forEach(p -> to(outline, frame.px(classes.place(p.time())), frame.py(p.high95())));
            IntStream.iterate(banded.size() - 1, i -> i >= 0, i -> i - 1)
                    .mapToObj(banded::get)
                    .forEach(p -> to(outline, frame.px(classes.place(p.time())), frame.py(p.low95())));
            outline.closePath();
            canvas.fill(outline, look.ink().at(look.band()));
        }
    }

    private void line(Canvas canvas, Frame frame, List<RegimeEstimate> points, CurveStyle look, TimeClasses classes) {
        Path2D line = new Path2D.Double();
        points.forEach(p -> to(line, frame.px(classes.place(p.time())), frame.py(p.estimate())));
        if (line.getCurrentPoint() != null) {
            canvas.stroke(line, new Pen(look.ink(), style.lineWidth(), look.dash()));
        }
        points.forEach(p -> look.marker()
                .fill(canvas, frame.px(classes.place(p.time())), frame.py(p.estimate()), MARKER, look.ink()));
    }

    private static void to(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private Figure points() {
        Map<String, CurveStyle> looks = CurveKeys.looks(estimators);
        Legend legend =
                estimators.size() == 1 ? new Legend(List.of(), style.labelSize()) : CurveKeys.pointLegend(looks, style);
        double row = Math.max(13, 6.0 * estimators.size() + 7);
        List<String> upwards = new ArrayList<>(regimes);
        Collections.reverse(upwards);
        Axis y = Axis.classes("", upwards.stream().map(AxisLabels::name).toList());
        Axis x = Axis.linear(labels.outcome(), span);
        double height = row * regimes.size() + 6;
        double left = 6
                + regimes.stream()
                        .mapToDouble(r ->
                                Text.of(AxisLabels.name(r), style.tickSize()).width() + 4)
                        .max()
                        .orElse(0);
        double top = TOP + legend.height(style.width()) + 4;
        Frame frame = new Frame(
                new Rectangle2D.Double(left, top, style.width() - left - RIGHT, height),
                x,
                y,
                Set.of(Frame.Labels.BOTTOM, Frame.Labels.LEFT, Frame.Labels.NO_Y_TICKS),
                style);
        return new Figure(
                "Estimates by regime",
                style.width(),
                frame.box().getMaxY() + Frame.below(style) + Frame.axisLabel(style) + 2,
                canvas -> {
                    legend.draw(canvas, 0, TOP, style.width());
                    frame.inside(canvas, () -> rows.forEach(r -> interval(canvas, frame, r, upwards, looks)));
                    frame.draw(canvas);
                    AxisTitles.bottom(canvas, frame, labels.outcome(), style);
                },
                table(),
                "Mean outcome (or risk) under each regime, with 95 % intervals.");
    }

    private void interval(
            Canvas canvas, Frame frame, RegimeEstimate row, List<String> upwards, Map<String, CurveStyle> looks) {
        if (!Double.isFinite(row.estimate())) {
            return;
        }
        CurveStyle look = looks.getOrDefault(row.estimator(), Palette.curve(0));
        double offset =
                0.62 / estimators.size() * (estimators.indexOf(row.estimator()) - (estimators.size() - 1) / 2.0);
        double y = frame.py(upwards.indexOf(row.regime()) - offset);
        if (Double.isFinite(row.low95()) && Double.isFinite(row.high95())) {
            canvas.stroke(
                    new Line2D.Double(frame.px(row.low95()), y, frame.px(row.high95()), y),
                    Pen.of(look.ink(), style.lineWidth()));
        }
        look.marker().fill(canvas, frame.px(row.estimate()), y, MARKER + 0.6, look.ink());
    }
}
