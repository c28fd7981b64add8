package org.galcause.ingesttng.assembly;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Timing;

/** Which units and which of their rows are still in. */
final class Roster {

    private final RawHistories raw;
    private final Departures departures;
    private int[] kept;
    private final boolean[][] droppedRows;
    private final boolean anyVaries;

    Roster(RawHistories raw, Departures departures) {
        this.raw = raw;
        this.departures = departures;
        this.kept = IntStream.range(0, raw.units()).toArray();
        this.droppedRows = new boolean[raw.grid().steps()][raw.units()];
        this.anyVaries = raw.variables().stream().anyMatch(v -> v.timing() == Timing.VARYING);
    }

    /** The units still in, ascending. */
    int[] kept() {
        return kept;
    }

    /** Their ids. */
    long[] keptIds() {
        return Arrays.stream(kept).mapToLong(raw::id).toArray();
    }

    /** Keeps those that satisfy a condition. */
    void keep(IntPredicate condition) {
        kept = Arrays.stream(kept).filter(condition).toArray();
    }

    void dropRow(int step, int unit) {
        droppedRows[step][unit] = true;
    }

    boolean isRowDropped(int step, int unit) {
        return droppedRows[step][unit];
    }

    int leavesAt(int unit) {
        return departures.leavesAt(unit);
    }

    /** Whether the data hold anything of a unit at a step: a value of a variable that varies in time (of any, if none varies). */
    boolean hasRow(int step, int unit) {
        for (int v = 0; v < raw.variables().size(); v++) {
            boolean tells = !anyVaries || raw.variables().get(v).timing() == Timing.VARYING;
            if (tells && !Double.isNaN(raw.column(v, step)[unit])) {
                return true;
            }
        }
        return false;
    }
}
