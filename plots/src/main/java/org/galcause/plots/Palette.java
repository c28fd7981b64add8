package org.galcause.plots;

import java.util.List;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;

/** Colours that colour-blind readers can tell apart. */
final class Palette {

    /**
     * The palette of Okabe and Ito (2008) without black (kept for the truth) and yellow (too light for a line), darkest first; then
     * indigo, wine and olive of Tol's muted scheme (2021).
     */
    private static final List<Ink> CURVES = List.of(
            Ink.of(0x0072b2),
            Ink.of(0xd55e00),
            Ink.of(0x009e73),
            Ink.of(0xcc79a7),
            Ink.of(0xe69f00),
            Ink.of(0x56b4e9),
            Ink.of(0x332288),
            Ink.of(0x882255),
            Ink.of(0x999933));

    /** Ten points of the viridis colour map (Smith and van der Walt, public domain) at equal steps from 0 to 0.9. */
    private static final int[] VIRIDIS = {
        0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21908d, 0x22a884, 0x42be71, 0x7ad151, 0xbddf26
    };

    private static final double BAND = 0.16;

    private Palette() {}

    /** The n-th curve's looks: after nine curves the colours return with another dash and marker. */
    static CurveStyle curve(int n) {
        Dash[] dashes = {Dash.SOLID, Dash.DASHED, Dash.DASH_DOT, Dash.LONG, Dash.DASH_DOT_DOT, Dash.DOTTED};
        Marker[] markers = {
            Marker.CIRCLE, Marker.SQUARE, Marker.TRIANGLE, Marker.DIAMOND, Marker.DOWN, Marker.PENTAGON, Marker.STAR
        };
        return new CurveStyle(
                CURVES.get(n % CURVES.size()), dashes[n % dashes.length], markers[n % markers.length], BAND);
    }

    /** A colour between dark blue (0) and yellow-green (1). */
    static Ink viridis(double share) {
        double place = Math.max(0, Math.min(1, share)) * (VIRIDIS.length - 1);
        int below = Math.min((int) place, VIRIDIS.length - 2);
        double within = place - below;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = VIRIDIS[below] >> shift & 0xff;
            int b = VIRIDIS[below + 1] >> shift & 0xff;
            mixed |= (int) Math.round(a + within * (b - a)) << shift;
        }
        return Ink.of(mixed);
    }
}
