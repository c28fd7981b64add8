package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/** One estimator's effect at every time in one panel, coloured by redshift, with a colour bar. */
final class RedshiftColours {

    private static final double TOP = 6;
    private static final double BAR_GAP = 6;
    private static final double BAR = 9;
    private static final int STEPS = 90;
    private static final double MARKER = 2.4;

    private final Curves curves;
    private final AxisLabels labels;
    private final FigureStyle style;
    private final Map<Double, Double> times;
    private final boolean redshifts;
    private final double least;
    private final double greatest;
    private final Span span;
    private final Frame frame;

    RedshiftColours(Curves curves, AxisLabels labels, FigureStyle style) {
        this.curves = curves;
        this.labels = labels;
        this.style = style;
        times = curves.times();
        redshifts = times.values().stream().noneMatch(z -> Double.isNaN(z));
        least = positions().min(Double::compare).orElse(0.0);
        greatest = positions().max(Double::compare).orElse(1.0);
        span = curves.span(Quantity.EFFECT).with(0);
        Axis x = Axis.linear(labels.treatment(), Span.over(curves.treatments()));
        double height = 0.62 * Math.min(style.width(), 360);
        Axis y = Axis.linear(labels.effect(), span.withFootroom(CurveLayer.crossRoom(curves) / height));
        double left = Frame.axisLabel(style) + Frame.besides(y, height, style) + 2;
        double right = BAR_GAP + BAR + 3 + Text.of("0.00", style.tickSize()).width() + Frame.axisLabel(style);
        frame = new Frame(
                new Rectangle2D.Double(left, TOP, style.width() - left - right, height),
                x,
                y,
                Set.of(Frame.Labels.BOTTOM, Frame.Labels.LEFT),
                style);
    }

    private Stream<Double> positions() {
        return times.entrySet().stream().map(this::position);
    }

    /** Where a time stands on the colour scale: equal steps of log(1 + z) where redshifts are known. */
    private double position(Map.Entry<Double, Double> time) {
        return redshifts ? Math.log1p(time.getValue()) : time.getKey();
    }

    private double share(Map.Entry<Double, Double> time) {
        return greatest > least ? (position(time) - least) / (greatest - least) : 0;
    }

    Figure figure() {
        String name = curves.points().get(0).estimator();
        return new Figure(
                "Effect by redshift, " + name,
                style.width(),
                frame.box().getMaxY() + Frame.below(style) + Frame.axisLabel(style) + 2,
                this::draw,
                curves.table(),
                "Effect against level 1 by " + name + (redshifts ? ", coloured by redshift. " : ", coloured by time. ")
                        + curves.caption(" Dashes of the same colour: the truth.") + span.caption("vertical"));
    }

    private void draw(Canvas canvas) {
        double zero = frame.py(0);
        canvas.stroke(
                new Line2D.Double(frame.box().getMinX(), zero, frame.box().getMaxX(), zero),
                Pen.of(Ink.GREY, style.frameWidth()));
        for (Map.Entry<Double, Double> time : times.entrySet()) {
            Curves one = curves.at(time.getKey());
            CurveStyle look = new CurveStyle(Palette.viridis(share(time)), Dash.SOLID, Marker.CIRCLE, 0.1);
            Map<String, CurveStyle> looks = new LinkedHashMap<>();
            one.estimators().forEach(name -> looks.put(name, look));
            frame.inside(canvas, () -> truth(canvas, one, look.ink()));
            new CurveLayer(
                            frame.with(style.thinner()),
                            new Curves(one.points(), List.of()),
                            Quantity.EFFECT,
                            looks,
                            MARKER)
                    .draw(canvas);
        }
        frame.draw(canvas);
        AxisTitles.left(canvas, frame, labels.effect(), style);
        AxisTitles.bottom(canvas, frame, labels.treatment(), style);
        colourBar(canvas);
    }

    private void truth(Canvas canvas, Curves curve, Ink ink) {
        Path2D line = new Path2D.Double();
        for (double[] point : curve.truthLine(Quantity.EFFECT)) {
            if (line.getCurrentPoint() == null) {
                line.moveTo(frame.px(point[0]), frame.py(point[1]));
            } else {
                line.lineTo(frame.px(point[0]), frame.py(point[1]));
            }
        }
        if (line.getCurrentPoint() != null) {
            canvas.stroke(line, new Pen(ink, style.lineWidth(), Dash.DASHED));
        }
    }

    private void colourBar(Canvas canvas) {
        Rectangle2D box = frame.box();
        double x = box.getMaxX() + BAR_GAP;
        double step = box.getHeight() / STEPS;
        for (int i = 0; i < STEPS; i++) {
            double above = i == STEPS - 1 ? 0 : 0.3;
            canvas.fill(
                    new Rectangle2D.Double(x, box.getMaxY() - (i + 1) * step - above, BAR, step + above),
                    Palette.viridis((i + 0.5) / STEPS));
        }
        canvas.stroke(
                new Rectangle2D.Double(x, box.getMinY(), BAR, box.getHeight()), Pen.of(Ink.BLACK, style.frameWidth()));
        barLabels(canvas, x + BAR);
        Text title = Text.of(redshifts ? "redshift \\i{z}" : "time", style.labelSize());
        canvas.write(PlacedText.upwards(title, style.width() - 0.4 * style.labelSize(), box.getCenterY()), Ink.BLACK);
    }

    /** Each time that is drawn, as long as its label does not touch the one before. */
    private void barLabels(Canvas canvas, double x) {
        double last = Double.POSITIVE_INFINITY;
        List<Map.Entry<Double, Double>> upwards = times.entrySet().stream()
                .sorted(Comparator.comparingDouble(this::share))
                .toList();
        for (Map.Entry<Double, Double> time : upwards) {
            double y = frame.box().getMaxY() - share(time) * frame.box().getHeight();
            canvas.stroke(
                    new Line2D.Double(x, y, x - style.tickLength() / 2, y), Pen.of(Ink.BLACK, style.frameWidth()));
            if (last - y > 1.1 * style.tickSize()) {
                String label = redshifts
                        ? AxisLabels.redshift(time.getValue())
                        : FigureTable.row(time.getKey()).get(0);
                canvas.write(PlacedText.centred(Text.of(label, style.tickSize()), x + 3, y, 0), Ink.BLACK);
                last = y;
            }
        }
    }
}
