package org.galcause.plots.canvas;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** A surface of a given size on which shapes and text are put, the later above the earlier. */
public interface Canvas {

    /** Fills the inside of a shape. */
    void fill(Shape shape, Ink ink);

    /** Draws the outline of a shape. */
    void stroke(Shape shape, Pen pen);

    /** Writes a text. */
    void write(PlacedText text, Ink ink);

    /** Draws something of which only the part inside {@code window} shows. */
    void clipped(Rectangle2D window, Runnable drawing);

    /** Draws something that carries a name where the format can hold one. */
    void named(String name, Runnable drawing);
}
