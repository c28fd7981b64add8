package org.galcause.ingesttng.assembly;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.TimeGrid;

/** Counts faulty values of one variable by time and remembers the first of them. */
final class FaultCount {

    /** Longer lists end with how many there are at the other times. */
    private static final int TIMES_NAMED = 8;

    private final String variable;
    private final TimeGrid grid;
    private final long[] counts;
    private String example = "";

    FaultCount(String variable, TimeGrid grid) {
        this.variable = variable;
        this.grid = grid;
        this.counts = new long[grid.steps()];
    }

    void add(int step, long id, double value) {
        counts[step]++;
        if (example.isEmpty()) {
            String what = Double.isNaN(value) ? "" : ", value " + value;
            example = "unit " + id + " at time " + grid.at(step).label() + what;
        }
    }

    boolean isEmpty() {
        return example.isEmpty();
    }

    /** Such as {@code sfr: 3 at time 86, 1 at time 98 (for example unit 17 at time 86)}. */
    String text() {
        List<String> parts = new ArrayList<>();
        int others = 0;
        long left = 0;
        for (int step = 0; step < counts.length; step++) {
            if (counts[step] > 0 && parts.size() < TIMES_NAMED) {
                parts.add(counts[step] + " at time " + grid.at(step).label());
            } else if (counts[step] > 0) {
                others++;
                left += counts[step];
            }
        }
        if (others > 0) {
            parts.add(left + " at " + others + " later times");
        }
        return variable + ": " + String.join(", ", parts) + " (for example " + example + ")";
    }
}
