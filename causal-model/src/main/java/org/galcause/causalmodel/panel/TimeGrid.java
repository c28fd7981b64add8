package org.galcause.causalmodel.panel;

import java.util.Arrays;
import java.util.List;

/**
 * The times of a panel in ascending order. A step is an index into them.
 *
 * @param points all times, those before the study's start included
 * @param start the step at which the study starts; earlier steps only feed histories
 */
public record TimeGrid(List<TimePoint> points, int start) {

    public TimeGrid {
        points = List.copyOf(points);
        if (start < 0 || start >= points.size()) {
            throw new IllegalArgumentException("start step " + start + " outside 0.." + (points.size() - 1));
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i - 1).time() < points.get(i).time())) {
                throw new IllegalArgumentException("times not ascending at step " + i);
            }
        }
    }

    /** A grid of plain times that starts at the first. */
    public static TimeGrid of(double... times) {
        return new TimeGrid(Arrays.stream(times).mapToObj(TimePoint::of).toList(), 0);
    }

    /** How many times there are. */
    public int steps() {
        return points.size();
    }

    /** The last step. */
    public int last() {
        return points.size() - 1;
    }

    /** The time of a step. */
    public TimePoint at(int step) {
        return points.get(step);
    }
}
