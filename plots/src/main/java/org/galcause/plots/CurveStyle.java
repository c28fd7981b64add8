package org.galcause.plots;

import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;

/**
 * How one curve looks.
 *
 * @param ink its colour
 * @param dash its line
 * @param marker its points
 * @param band opacity of its interval
 */
record CurveStyle(Ink ink, Dash dash, Marker marker, double band) {

    /** The truth: black, dashed, without markers. */
    static final CurveStyle TRUTH = new CurveStyle(Ink.BLACK, Dash.DASHED, Marker.NONE, 0);
}
