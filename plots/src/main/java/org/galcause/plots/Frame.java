package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/**
 * A panel: a box with its axes, ticks inward on four sides.
 *
 * @param box where it is (pt)
 * @param x along the bottom
 * @param y along the left side
 * @param labels which sides carry tick labels, and whether neighbours touch
 * @param style sizes
 */
record Frame(Rectangle2D box, Axis x, Axis y, Set<Labels> labels, FigureStyle style) {

    /** What is written around the box. */
    enum Labels {
        BOTTOM,
        LEFT,
        /** A panel touches at this side: tick labels that reach past it are left out, so that they cannot collide. */
        TOUCHES_LEFT,
        TOUCHES_RIGHT,
        TOUCHES_ABOVE,
        TOUCHES_BELOW,
        /** No ticks along the bottom and top, for axes of classes. */
        NO_X_TICKS,
        /** The same for the sides. */
        NO_Y_TICKS
    }

    private static final double GAP = 3;
    private static final int MOST = 8;

    Frame {
        labels = Set.copyOf(labels);
    }

    /** The same panel in another style. */
    Frame with(FigureStyle other) {
        return new Frame(box, x, y, labels, other);
    }

    /** The canvas position of a value of x (pt). */
    double px(double value) {
        return box.getMinX() + x.share(value) * box.getWidth();
    }

    /** The canvas position of a value of y (pt). */
    double py(double value) {
        return box.getMaxY() - y.share(value) * box.getHeight();
    }

    /** Draws data that end at the box. */
    void inside(Canvas canvas, Runnable drawing) {
        canvas.clipped(box, drawing);
    }

    /** Draws box, ticks and tick labels; over the data, so that ticks stay visible. */
    void draw(Canvas canvas) {
        Pen pen = Pen.of(Ink.BLACK, style.frameWidth());
        canvas.named("axes", () -> {
            if (!labels.contains(Labels.NO_X_TICKS)) {
                canvas.stroke(ticksAlongX(), pen);
            }
            if (!labels.contains(Labels.NO_Y_TICKS)) {
                canvas.stroke(ticksAlongY(), pen);
            }
            canvas.stroke(box, pen);
            if (labels.contains(Labels.BOTTOM)) {
                xTickLabels(canvas);
            }
            if (labels.contains(Labels.LEFT)) {
                yTickLabels(canvas);
            }
        });
    }

    private Ticks xTicks() {
        return spaced(
                x, box.getWidth(), label -> Text.of(label, style.tickSize()).width() + style.tickSize());
    }

    private Ticks yTicks() {
        return spaced(y, box.getHeight(), label -> 1.9 * style.tickSize());
    }

    /** As many ticks as their labels leave room for. */
    private static Ticks spaced(Axis axis, double length, ToDoubleFunction<String> room) {
        Ticks ticks = axis.ticks(MOST);
        for (int most = MOST - 1; most >= 3 && crowded(ticks, axis, length, room); most--) {
            ticks = axis.ticks(most);
        }
        return ticks;
    }

    private static boolean crowded(Ticks ticks, Axis axis, double length, ToDoubleFunction<String> room) {
        for (int i = 1; i < ticks.major().size(); i++) {
            Ticks.Tick before = ticks.major().get(i - 1);
            Ticks.Tick tick = ticks.major().get(i);
            double apart = Math.abs(axis.share(tick.value()) - axis.share(before.value())) * length;
            if (apart < (room.applyAsDouble(before.label()) + room.applyAsDouble(tick.label())) / 2) {
                return true;
            }
        }
        return false;
    }

    private Path2D ticksAlongX() {
        Path2D path = new Path2D.Double();
        Ticks ticks = xTicks();
        ticks.major().forEach(t -> xTick(path, px(t.value()), style.tickLength()));
        ticks.minor().forEach(t -> xTick(path, px(t), style.tickLength() / 2));
        return path;
    }

    private void xTick(Path2D path, double at, double length) {
        path.append(new Line2D.Double(at, box.getMaxY(), at, box.getMaxY() - length), false);
        path.append(new Line2D.Double(at, box.getMinY(), at, box.getMinY() + length), false);
    }

    private Path2D ticksAlongY() {
        Path2D path = new Path2D.Double();
        Ticks ticks = yTicks();
        ticks.major().forEach(t -> yTick(path, py(t.value()), style.tickLength()));
        ticks.minor().forEach(t -> yTick(path, py(t), style.tickLength() / 2));
        return path;
    }

    private void yTick(Path2D path, double at, double length) {
        path.append(new Line2D.Double(box.getMinX(), at, box.getMinX() + length, at), false);
        path.append(new Line2D.Double(box.getMaxX(), at, box.getMaxX() - length, at), false);
    }

    private void xTickLabels(Canvas canvas) {
        double base = box.getMaxY() + GAP + Text.CAPITAL * style.tickSize() + 1.5;
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : xTicks().major()) {
            Text text = Text.of(tick.label(), style.tickSize());
            double at = px(tick.value());
            double half = text.width() / 2 + 1;
            boolean collides = labels.contains(Labels.TOUCHES_LEFT) && at - half < box.getMinX()
                    || labels.contains(Labels.TOUCHES_RIGHT) && at + half > box.getMaxX();
            if (at - half > free && !collides) {
                canvas.write(PlacedText.at(text, at, base, 0.5), Ink.BLACK);
                free = at + half;
            }
        }
    }

    private void yTickLabels(Canvas canvas) {
        for (Ticks.Tick tick : yTicks().major()) {
            double at = py(tick.value());
            double half = 0.6 * style.tickSize();
            boolean collides = labels.contains(Labels.TOUCHES_ABOVE) && at - half < box.getMinY()
                    || labels.contains(Labels.TOUCHES_BELOW) && at + half > box.getMaxY();
            if (!collides) {
                canvas.write(
                        PlacedText.centred(Text.of(tick.label(), style.tickSize()), box.getMinX() - GAP, at, 1),
                        Ink.BLACK);
            }
        }
    }

    /** Room that tick labels take below a box (pt). */
    static double below(FigureStyle style) {
        return GAP + 1.35 * style.tickSize();
    }

    /** Room that the label of an x axis takes below its tick labels (pt). */
    static double axisLabel(FigureStyle style) {
        return 1.75 * style.labelSize();
    }

    /** Room that y tick labels take left of a box of this height (pt). */
    static double besides(Axis y, double height, FigureStyle style) {
        Frame probe = new Frame(
                new Rectangle2D.Double(0, 0, 100, height), Axis.linear("", Span.of(0, 1)), y, Set.of(), style);
        return GAP
                + probe.yTicks().major().stream()
                        .mapToDouble(t -> Text.of(t.label(), style.tickSize()).width())
                        .max()
                        .orElse(0);
    }
}
