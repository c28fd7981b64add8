package org.galcause.plots;

/**
 * How figures look: sizes as in the journals' guides.
 *
 * @param width of the whole figure (pt)
 * @param labelSize font size of axis labels and legends (pt)
 * @param tickSize font size of tick labels (pt)
 * @param lineWidth width of curves (pt)
 */
public record FigureStyle(double width, double labelSize, double tickSize, double lineWidth) {

    private static final double POINTS_PER_INCH = 72;

    /** One column of a two-column page: 3.4 in. */
    public static FigureStyle oneColumn() {
        return new FigureStyle(3.4 * POINTS_PER_INCH, 8, 7, 1.0);
    }

    /** The width of a two-column page: 7 in. */
    public static FigureStyle twoColumns() {
        return new FigureStyle(7 * POINTS_PER_INCH, 8, 7, 1.0);
    }

    /** Whether panels stand below each other rather than side by side. */
    boolean narrow() {
        return width < 5 * POINTS_PER_INCH;
    }

    /** The same with thinner curves, for small panels. */
    FigureStyle thinner() {
        return new FigureStyle(width, labelSize, tickSize, 0.75 * lineWidth);
    }

    /** Width of frames and ticks (pt). */
    double frameWidth() {
        return 0.6;
    }

    /** Length of a major tick (pt); minor ticks are half as long. */
    double tickLength() {
        return 4;
    }
}
