package org.galcause.plots;

import java.awt.geom.Rectangle2D;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/** What is written along axes; a title longer than its axis is set smaller. */
final class AxisTitles {

    private AxisTitles() {}

    /** Below a panel's tick labels. */
    static void bottom(Canvas canvas, Frame frame, String title, FigureStyle style) {
        bottom(canvas, frame.box(), title, style);
    }

    /** Below the tick labels of a row of panels that fill a box. */
    static void bottom(Canvas canvas, Rectangle2D box, String title, FigureStyle style) {
        Text text = fitted(title, box.getWidth() + 20, style);
        double base = box.getMaxY() + Frame.below(style) + 1.15 * style.labelSize();
        canvas.write(PlacedText.at(text, box.getCenterX(), base, 0.5), Ink.BLACK);
    }

    /** Left of a panel's tick labels. */
    static void left(Canvas canvas, Frame frame, String title, FigureStyle style) {
        left(canvas, frame.box(), Frame.besides(frame.y(), frame.box().getHeight(), style), title, style);
    }

    /** Left of a box, beyond tick labels of this width (pt). */
    static void left(Canvas canvas, Rectangle2D box, double tickLabels, String title, FigureStyle style) {
        Text text = fitted(title, box.getHeight() + 16, style);
        double base = box.getMinX() - tickLabels - 0.62 * style.labelSize();
        canvas.write(PlacedText.upwards(text, base, box.getCenterY()), Ink.BLACK);
    }

    private static Text fitted(String title, double length, FigureStyle style) {
        Text text = Text.of(title, style.labelSize());
        return text.width() <= length ? text : Text.of(title, Math.max(4.5, style.labelSize() * length / text.width()));
    }
}
