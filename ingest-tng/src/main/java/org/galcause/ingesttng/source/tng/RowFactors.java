package org.galcause.ingesttng.source.tng;

/** What makes the rows of a batch physical: by the part's snapshot, or by each row's own. */
interface RowFactors {

    /** The number that a field's value in a row is multiplied by. */
    double at(FieldSource.Stored field, int row);

    /** Every row is of one snapshot. */
    static RowFactors of(Scales scales, int snapshot) {
        return (field, row) -> scales.factor(field, snapshot);
    }

    /** Each row is of a snapshot of its own. */
    static RowFactors of(Scales scales, int[] snapshots) {
        return (field, row) -> scales.factor(field, snapshots[row]);
    }
}
