package org.galcause.ingesttng.source.tng;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What makes the rows of a batch physical: by the part's snapshot, or by each row's own. */
interface RowFactors {

    /** The number that a field's value in each row is multiplied by. */
    IntToDoubleFunction of(FieldSource.Stored field);

    /** Every row is of one snapshot. */
    static RowFactors of(Scales scales, int snapshot) {
        return field -> {
            double factor = scales.factor(field, snapshot);
            return row -> factor;
        };
    }

    /** Each row is of a snapshot of its own; there are few, whose powers are taken once. */
    static RowFactors of(Scales scales, int[] snapshots) {
        int[] distinct = Arrays.stream(snapshots).sorted().distinct().toArray();
        return field -> {
            double[] factors = Arrays.stream(distinct)
                    .mapToDouble(snapshot -> scales.factor(field, snapshot))
                    .toArray();
            return row -> factors[Arrays.binarySearch(distinct, snapshots[row])];
        };
    }
}
