package org.galcause.plots.canvas;

import java.awt.Color;

/**
 * A colour and how opaque it is.
 *
 * @param rgb 0xRRGGBB
 * @param opacity 0 (invisible) to 1
 */
public record Ink(int rgb, double opacity) {

    public static final Ink BLACK = new Ink(0x000000, 1);
    public static final Ink WHITE = new Ink(0xffffff, 1);
    public static final Ink GREY = new Ink(0x808080, 1);

    /** An opaque colour. */
    public static Ink of(int rgb) {
        return new Ink(rgb, 1);
    }

    /** The same colour at another opacity. */
    public Ink at(double otherOpacity) {
        return new Ink(rgb, otherOpacity);
    }

    /** This colour mixed with white: {@code share} 1 is the colour itself, 0 is white. */
    public Ink tint(double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int channel = (rgb >> shift) & 0xff;
            mixed |= (int) Math.round(255 + share * (channel - 255)) << shift;
        }
        return new Ink(mixed, opacity);
    }

    Color color() {
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(255 * opacity));
    }
}
