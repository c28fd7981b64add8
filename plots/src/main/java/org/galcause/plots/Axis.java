package org.galcause.plots;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One axis.
 *
 * @param label what it shows
 * @param low value at the left or bottom end
 * @param high value at the right or top end; may be below {@code low} for an axis that runs backwards
 * @param scale linear or logarithmic
 * @param places ticks at given places; empty for round values
 */
record Axis(String label, double low, double high, AxisScale scale, List<Ticks.Tick> places) {

    Axis {
        places = List.copyOf(places);
    }

    static Axis linear(String label, Span span) {
        return new Axis(label, span.low(), span.high(), AxisScale.LINEAR, List.of());
    }

    static Axis log10(String label, Span span) {
        return new Axis(label, span.low(), span.high(), AxisScale.LOG10, List.of());
    }

    /** An axis of classes 0 … n-1, each with a label. */
    static Axis classes(String label, List<String> names) {
        List<Ticks.Tick> places = IntStream.range(0, names.size())
                .mapToObj(i -> new Ticks.Tick(i, names.get(i)))
                .toList();
        return new Axis(label, -0.6, names.size() - 0.4, AxisScale.LINEAR, places);
    }

    /** Where a value lies between the ends, 0 to 1. */
    double share(double value) {
        return (scale.of(value) - scale.of(low)) / (scale.of(high) - scale.of(low));
    }

    Ticks ticks(int most) {
        if (!places.isEmpty()) {
            return Ticks.at(places);
        }
        double least = Math.min(low, high);
        double greatest = Math.max(low, high);
        return scale == AxisScale.LOG10 ? Ticks.log10(least, greatest, most) : Ticks.linear(least, greatest, most);
    }
}
