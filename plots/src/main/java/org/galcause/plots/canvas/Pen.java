package org.galcause.plots.canvas;

/**
 * How a line is drawn.
 *
 * @param ink its colour
 * @param width its width (pt)
 * @param dash its pattern
 */
public record Pen(Ink ink, double width, Dash dash) {

    /** A solid line. */
    public static Pen of(Ink ink, double width) {
        return new Pen(ink, width, Dash.SOLID);
    }
}
