package org.galcause.ingesttng.chunks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.assembly.Assembled;
import org.galcause.ingesttng.assembly.SelectionCount;

/** What an executor says of a chunk that it has assembled. */
final class ChunkReport implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int chunk;
    private final ArrayList<String> notes;
    private final ArrayList<String> steps;
    private final long[] units;
    private final double[][] times;
    private final int start;

    ChunkReport(int chunk, Assembled assembled) {
        TimeGrid grid = assembled.panel().schema().grid();
        this.chunk = chunk;
        this.notes = new ArrayList<>(assembled.notes());
        this.steps = new ArrayList<>(
                assembled.counts().stream().map(SelectionCount::step).toList());
        this.units =
                assembled.counts().stream().mapToLong(SelectionCount::units).toArray();
        this.times = grid.points().stream()
                .map(point -> new double[] {point.time(), point.redshift(), point.ageGyr()})
                .toArray(double[][]::new);
        this.start = grid.start();
    }

    int chunk() {
        return chunk;
    }

    List<String> notes() {
        return notes;
    }

    List<SelectionCount> counts() {
        List<SelectionCount> counts = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            counts.add(new SelectionCount(steps.get(i), units[i]));
        }
        return counts;
    }

    TimeGrid grid() {
        List<TimePoint> points = new ArrayList<>();
        for (double[] time : times) {
            points.add(new TimePoint(time[0], time[1], time[2]));
        }
        return new TimeGrid(points, start);
    }
}
