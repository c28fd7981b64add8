package org.galcause.plots.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A text at a place.
 *
 * @param text what is written
 * @param x left end of the baseline (pt)
 * @param y baseline (pt)
 * @param turn quarter turns against the clock
 */
public record PlacedText(Text text, double x, double y, int turn) {

    /** Horizontal text of which the point at {@code share} of its length (0 left, 0.5 middle, 1 right) is at x. */
    public static PlacedText at(Text text, double x, double y, double share) {
        return new PlacedText(text, x - share * text.width(), y, 0);
    }

    /** Horizontal text, aligned as {@link #at}, whose capital letters are centred on y. */
    public static PlacedText centred(Text text, double x, double y, double share) {
        return at(text, x, y + 0.5 * Text.CAPITAL * text.size(), share);
    }

    /** Text that reads upwards, with its baseline at x, centred on y. */
    public static PlacedText upwards(Text text, double x, double y) {
        return new PlacedText(text, x, y + 0.5 * text.width(), 1);
    }

    /** The box it covers. */
    public Rectangle2D bounds() {
        Rectangle2D flat = new Rectangle2D.Double(0, -text.ascent(), text.width(), text.ascent() + text.descent());
        return place().createTransformedShape(flat).getBounds2D();
    }

    /** From the text's own frame (baseline from the origin, y downwards) to the canvas. */
    private AffineTransform place() {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.quadrantRotate(-turn);
        return place;
    }

    /** From the frame of a run's glyphs (size one, y upwards) to the canvas. */
    AffineTransform place(Text.Run run) {
        AffineTransform place = place();
        place.translate(run.x(), -run.raise());
        place.concatenate(new AffineTransform(run.size(), 0, run.slant() * run.size(), -run.size(), 0, 0));
        return place;
    }

    /** What is written, as one shape. */
    Path2D outline() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Text.Run run : text.runs()) {
            path.append(Glyphs.bundled().outline(run.text()).getPathIterator(place(run)), false);
        }
        return path;
    }
}
