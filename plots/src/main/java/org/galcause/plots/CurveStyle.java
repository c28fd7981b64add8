package org.galcause.plots;

import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;

/** How one curve looks. */
record CurveStyle(Ink ink, Dash dash, Marker marker) {

    /** The truth: black, dashed, without markers. */
    static final CurveStyle TRUTH = new CurveStyle(Ink.BLACK, Dash.DASHED, Marker.NONE);
}
