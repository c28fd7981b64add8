package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataTypes;

/** Row numbers, which need no array: row i holds {@code first + i}. */
public final class SequenceVector extends WholeVector {

    private final long first;

    private SequenceVector(long first, BitSet missing) {
        super(DataTypes.LongType, missing);
        this.first = first;
    }

    /** {@code first, first + 1, …}. */
    public static SequenceVector from(long first) {
        return new SequenceVector(first, new BitSet());
    }

    /** Nothing in each row. */
    public static SequenceVector unknown(int rows) {
        BitSet all = new BitSet();
        all.set(0, rows);
        return new SequenceVector(0, all);
    }

    @Override
    long at(int row) {
        return first + row;
    }

    @Override
    public long getLong(int row) {
        return at(row);
    }
}
