package org.galcause.ingesttng.assembly;

import java.util.Arrays;
import org.galcause.ingesttng.request.Attrition;

/** When each unit leaves. Immutable. */
final class Departures {

    private final int[] leavesAt;

    private Departures(int[] leavesAt) {
        this.leavesAt = leavesAt;
    }

    /** From the first time at which one of the ways to leave holds. */
    static Departures of(RawHistories raw, Attrition attrition) {
        int steps = raw.grid().steps();
        int[] leavesAt = new int[raw.units()];
        Arrays.fill(leavesAt, steps);
        for (Attrition.Leaving leaving : attrition.leavings()) {
            for (int step = steps - 1; step >= 0; step--) {
                mark(raw.column(leaving.variable(), step), leaving.value(), step, leavesAt);
            }
        }
        return new Departures(leavesAt);
    }

    private static void mark(double[] values, double left, int step, int[] leavesAt) {
        for (int unit = 0; unit < values.length; unit++) {
            if (values[unit] == left) {
                leavesAt[unit] = Math.min(leavesAt[unit], step);
            }
        }
    }

    /** The step of the interval in which a unit leaves; the number of steps if it stays. */
    int leavesAt(int unit) {
        return leavesAt[unit];
    }
}
