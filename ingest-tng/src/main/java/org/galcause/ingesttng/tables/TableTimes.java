package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.units.Cosmology;

/** Times of a table to the grid of a study. */
final class TableTimes {

    private TableTimes() {}

    /** The distinct times of a column, ascending. */
    static double[] distinct(double[] times, Path file, String column) {
        for (int row = 0; row < times.length; row++) {
            if (Double.isNaN(times[row]) || Double.isInfinite(times[row])) {
                throw new CellPlace(file, column)
                        .inRow(row + 1L, "the time is missing or infinite; every row needs one.");
            }
        }
        return Arrays.stream(times).sorted().distinct().toArray();
    }

    /**
     * The times of the study: those asked for, each of which must be there; all, if none is asked for.
     *
     * @param asked from the study file
     * @param there ascending
     */
    static double[] chosen(List<Double> asked, double[] there, Path file) {
        if (asked.isEmpty()) {
            return there;
        }
        double[] chosen = asked.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
        for (double time : chosen) {
            if (Arrays.binarySearch(there, time) < 0) {
                throw UserError.study("data: times: " + TimePoint.of(time).label() + " does not occur in " + file
                        + "; it has " + listed(there) + ".");
            }
        }
        return chosen;
    }

    private static String listed(double[] times) {
        return Arrays.stream(times)
                .mapToObj(time -> TimePoint.of(time).label())
                .limit(200)
                .collect(Collectors.joining(", "));
    }

    /**
     * The grid.
     *
     * @param times ascending
     * @param redshifts one for each time; NaN when unknown
     * @param cosmology gives the ages
     * @param start the first time of the study
     */
    static TimeGrid grid(double[] times, double[] redshifts, Cosmology cosmology, Optional<Double> start) {
        List<TimePoint> points = new ArrayList<>();
        for (int step = 0; step < times.length; step++) {
            double z = redshifts[step];
            points.add(new TimePoint(times[step], z, Double.isNaN(z) ? Double.NaN : cosmology.ageGyr(z)));
        }
        return new TimeGrid(points, startStep(times, start));
    }

    private static int startStep(double[] times, Optional<Double> start) {
        if (start.isEmpty()) {
            return 0;
        }
        int step = Arrays.binarySearch(times, start.get());
        if (step < 0) {
            throw UserError.study("data: start: " + TimePoint.of(start.get()).label()
                    + " is not a time of the study; it has " + listed(times) + ".");
        }
        return step;
    }
}
