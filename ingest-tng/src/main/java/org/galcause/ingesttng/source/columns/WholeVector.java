package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataType;

/** Whole numbers. They fold themselves over the rows that hold something, many times faster than row by row through Spark. */
public abstract class WholeVector extends FlatVector {

    WholeVector(DataType type, BitSet missing) {
        super(type, missing);
    }

    /** The value of a row. */
    abstract long at(int row);

    /** The sum; 0 of nothing. That it fits is for the one who asks to see to. */
    public final long sum(int rows) {
        long sum = 0;
        for (int from = nextKnown(0); from < rows; ) {
            int to = nextMissing(from, rows);
            for (int row = from; row < to; row++) {
                sum += at(row);
            }
            from = nextKnown(to);
        }
        return sum;
    }

    /** The least; {@link Long#MAX_VALUE} of nothing. */
    public final long least(int rows) {
        long least = Long.MAX_VALUE;
        for (int from = nextKnown(0); from < rows; ) {
            int to = nextMissing(from, rows);
            for (int row = from; row < to; row++) {
                least = Math.min(least, at(row));
            }
            from = nextKnown(to);
        }
        return least;
    }

    /** The greatest; {@link Long#MIN_VALUE} of nothing. */
    public final long greatest(int rows) {
        long greatest = Long.MIN_VALUE;
        for (int from = nextKnown(0); from < rows; ) {
            int to = nextMissing(from, rows);
            for (int row = from; row < to; row++) {
                greatest = Math.max(greatest, at(row));
            }
            from = nextKnown(to);
        }
        return greatest;
    }
}
