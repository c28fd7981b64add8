package org.galcause.plots;

import java.util.List;
import java.util.stream.DoubleStream;
import org.galcause.causalmodel.panel.TimePoint;

/**
 * Times as equally spaced classes along an axis, ascending, labelled by redshift where all are known.
 *
 * @param times ascending, each once
 * @param points what is known of the study's times
 */
record TimeClasses(List<Double> times, List<TimePoint> points) {

    TimeClasses {
        times = List.copyOf(times);
        points = List.copyOf(points);
    }

    static TimeClasses of(DoubleStream times, List<TimePoint> points) {
        return new TimeClasses(
                times.filter(t -> !Double.isNaN(t)).distinct().sorted().boxed().toList(), points);
    }

    /** The place of a time on the axis; -1 for one that is not among them. */
    int place(double time) {
        return times.indexOf(time);
    }

    Axis axis() {
        boolean known = !times.isEmpty() && times.stream().allMatch(t -> Double.isFinite(redshift(t)));
        return Axis.classes(
                known ? "redshift \\i{z}" : "time",
                times.stream()
                        .map(t -> known
                                ? AxisLabels.redshift(redshift(t))
                                : TimePoint.of(t).label())
                        .toList());
    }

    private double redshift(double time) {
        return points.stream()
                .filter(p -> p.time() == time)
                .mapToDouble(TimePoint::redshift)
                .findFirst()
                .orElse(Double.NaN);
    }
}
