package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/** All estimators' curves at one time: the outcome, and the effect against level 1. */
final class EffectCurves {

    private static final double RIGHT = 7;
    private static final double TOP = 4;
    private static final double MARKER = 3.4;

    private final Curves curves;
    private final FigureStyle style;
    private final Map<String, CurveStyle> looks;
    private final Legend legend;
    private final Axis x;
    private final Axis outcome;
    private final Axis effect;
    private final double panelHeight;

    EffectCurves(Curves curves, AxisLabels labels, FigureStyle style) {
        this.curves = curves;
        this.style = style;
        looks = CurveKeys.looks(curves.estimators());
        legend = CurveKeys.legend(curves, looks, style);
        panelHeight = style.narrow() ? 0.56 * style.width() : 0.35 * style.width();
        x = Axis.linear(labels.treatment(), Span.over(curves.treatments()));
        outcome = Axis.linear(labels.outcome(), roomy(curves.span(Quantity.OUTCOME)));
        effect = Axis.linear(labels.effect(), roomy(curves.span(Quantity.EFFECT).with(0)));
    }

    /** Leaves room for the crosses of refused levels below, so that they do not lie on curves. */
    private Span roomy(Span span) {
        return span.withFootroom(CurveLayer.crossRoom(curves) / panelHeight);
    }

    Figure figure() {
        double time = curves.points().get(0).time();
        double height = TOP
                + legend.height(style.width())
                + 4
                + panelHeight * (style.narrow() ? 2 : 1)
                + Frame.below(style)
                + Frame.axisLabel(style)
                + 2;
        String when = AxisLabels.time(time, curves.times().values().iterator().next());
        return new Figure(
                "Effect curves at " + Text.of(when, 1).source(),
                style.width(),
                height,
                this::draw,
                curves.table(),
                curves.caption(" Black dashes: the truth.")
                        + curves.span(Quantity.OUTCOME).caption("outcome")
                        + curves.span(Quantity.EFFECT).caption("effect"));
    }

    private void draw(Canvas canvas) {
        legend.draw(canvas, 0, TOP, style.width());
        List<Frame> frames = style.narrow() ? stacked() : sideBySide();
        panel(canvas, frames.get(0), Quantity.OUTCOME);
        panel(canvas, frames.get(1), Quantity.EFFECT);
        corner(canvas, frames.get(0));
    }

    private double top() {
        return TOP + legend.height(style.width()) + 4;
    }

    private double left(Axis y) {
        return Frame.axisLabel(style) + Frame.besides(y, panelHeight, style) + 2;
    }

    private List<Frame> sideBySide() {
        double between = 8 + left(effect);
        double width = (style.width() - left(outcome) - between - RIGHT) / 2;
        Set<Frame.Labels> sides = Set.of(Frame.Labels.BOTTOM, Frame.Labels.LEFT);
        Rectangle2D first = new Rectangle2D.Double(left(outcome), top(), width, panelHeight);
        Rectangle2D second = new Rectangle2D.Double(first.getMaxX() + between, top(), width, panelHeight);
        return List.of(new Frame(first, x, outcome, sides, style), new Frame(second, x, effect, sides, style));
    }

    private List<Frame> stacked() {
        double left = Math.max(left(outcome), left(effect));
        double width = style.width() - left - RIGHT;
        Rectangle2D first = new Rectangle2D.Double(left, top(), width, panelHeight);
        Rectangle2D second = new Rectangle2D.Double(left, first.getMaxY(), width, panelHeight);
        return List.of(
                new Frame(first, x, outcome, Set.of(Frame.Labels.LEFT, Frame.Labels.TOUCHES_BELOW), style),
                new Frame(
                        second,
                        x,
                        effect,
                        Set.of(Frame.Labels.BOTTOM, Frame.Labels.LEFT, Frame.Labels.TOUCHES_ABOVE),
                        style));
    }

    private void panel(Canvas canvas, Frame frame, Quantity quantity) {
        if (quantity == Quantity.EFFECT) {
            double zero = frame.py(0);
            canvas.stroke(
                    new Line2D.Double(frame.box().getMinX(), zero, frame.box().getMaxX(), zero),
                    Pen.of(Ink.GREY, style.frameWidth()));
        }
        new CurveLayer(frame, curves, quantity, looks, MARKER).draw(canvas);
        frame.draw(canvas);
        AxisTitles.left(canvas, frame, frame.y().label(), style);
        if (frame.labels().contains(Frame.Labels.BOTTOM)) {
            AxisTitles.bottom(canvas, frame, x.label(), style);
        }
    }

    private void corner(Canvas canvas, Frame frame) {
        double time = curves.points().get(0).time();
        Text text =
                Text.of(AxisLabels.time(time, curves.times().values().iterator().next()), style.labelSize());
        Corner corner = Corner.freest(text, List.of(new Corner.Occupied(frame, curves, Quantity.OUTCOME)));
        PlacedText placed = corner.place(text, frame);
        canvas.write(placed, Ink.BLACK);
    }
}
