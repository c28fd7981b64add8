package org.galcause.plots.canvas;

import java.util.List;

/** Dash patterns that stay distinguishable in print, in units of the line's width. */
public enum Dash {
    SOLID(List.of()),
    DASHED(List.of(4.0, 1.8)),
    DOTTED(List.of(1.1, 1.5)),
    DASH_DOT(List.of(5.0, 1.6, 1.1, 1.6)),
    LONG(List.of(8.0, 2.2)),
    DASH_DOT_DOT(List.of(5.0, 1.5, 1.1, 1.5, 1.1, 1.5));

    private final List<Double> pattern;

    Dash(List<Double> pattern) {
        this.pattern = pattern;
    }

    /** Lengths of dashes and gaps for a line of this width (pt); empty for a solid line. */
    float[] lengths(double width) {
        float[] lengths = new float[pattern.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) (pattern.get(i) * width);
        }
        return lengths;
    }
}
