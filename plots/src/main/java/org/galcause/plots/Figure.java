package org.galcause.plots;

import java.util.function.Consumer;
import org.galcause.plots.canvas.Canvas;

/**
 * A figure that can be drawn on any surface.
 *
 * @param title what it shows, in a few words
 * @param width (pt)
 * @param height (pt)
 * @param drawing puts it on a canvas; the same every time
 * @param data exactly what is drawn
 * @param caption what a reader needs to know: what bands and marks mean, and what lies outside the axes
 */
public record Figure(
        String title, double width, double height, Consumer<Canvas> drawing, FigureTable data, String caption) {}
