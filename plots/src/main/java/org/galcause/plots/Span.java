package org.galcause.plots;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.galcause.causalmodel.Quantiles;

/**
 * The range that an axis shows, and what it leaves out.
 *
 * @param low its lower end
 * @param high its upper end
 * @param left how many of the values lie outside
 * @param least the smallest value
 * @param greatest the largest value
 */
record Span(double low, double high, int left, double least, double greatest) {

    /** How far past the bulk of the values an axis may reach, in units of the bulk's own spread. */
    private static final double REACH = 2.0;

    private static final double MARGIN = 0.05;

    static Span of(double low, double high) {
        return new Span(low, high, 0, low, high);
    }

    /** All finite values, with a margin; 0 to 1 when there is none. */
    static Span over(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).sorted().toArray();
        return finite.length == 0
                ? of(0, 1)
                : padded(finite[0], finite[finite.length - 1], 0, finite[0], finite[finite.length - 1]);
    }

    /**
     * The bulk of the values: all of them, unless some lie further from the central 90 % than twice its width; these are left out (one
     * curve that explodes must not flatten the others).
     */
    static Span robust(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return of(0, 1);
        }
        double low = Quantiles.ofSorted(finite, 0.05);
        double high = Quantiles.ofSorted(finite, 0.95);
        double reach = REACH * (high - low);
        double[] kept = reach == 0
                ? finite
                : Arrays.stream(finite)
                        .filter(v -> v >= low - reach && v <= high + reach)
                        .toArray();
        return padded(
                kept[0], kept[kept.length - 1], finite.length - kept.length, finite[0], finite[finite.length - 1]);
    }

    private static Span padded(double low, double high, int left, double least, double greatest) {
        double margin = high > low ? MARGIN * (high - low) : Math.max(0.5, 0.1 * Math.abs(low));
        return new Span(low - margin, high + margin, left, least, greatest);
    }

    /** Positive values over whole decades' worth of margin, for a logarithmic axis; 0.1 to 10 when there is none. */
    static Span logarithmic(DoubleStream values) {
        Span logs = over(values.filter(v -> v > 0).map(Math::log10));
        return logs.least() == 0 && logs.greatest() == 1 && logs.low() == 0
                ? of(0.1, 10)
                : of(Math.pow(10, logs.low()), Math.pow(10, logs.high()));
    }

    /** The same with {@code value} inside. */
    Span with(double value) {
        return new Span(Math.min(low, value), Math.max(high, value), left, least, greatest);
    }

    /** The same, longer at the upper end by a share of its length, as room for a label. */
    Span withHeadroom(double share) {
        return new Span(low, high + share * (high - low), left, least, greatest);
    }

    /** The same, longer at the lower end by a share of its length. */
    Span withFootroom(double share) {
        return new Span(low - share * (high - low), high, left, least, greatest);
    }

    /** A sentence on what is left out; empty when nothing is. */
    String caption(String what) {
        return left == 0
                ? ""
                : " The " + what + " axis leaves out " + left + (left == 1 ? " value" : " values")
                        + " (all lie between "
                        + Ticks.brief(least) + " and " + Ticks.brief(greatest)
                        + "); arrowheads at its ends mark medians beyond.";
    }
}
