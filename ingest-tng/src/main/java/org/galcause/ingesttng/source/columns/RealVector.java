package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataType;

/**
 * Real numbers. They fold themselves over the rows that hold something, many times faster than row by row through Spark; NaN is above every
 * number and -0 is 0, as in Spark's order.
 */
public abstract class RealVector extends FlatVector {

    /** Where the search for the least begins. */
    public static final double NOTHING_LESS = Double.NaN;

    /** Where the search for the greatest begins. */
    public static final double NOTHING_GREATER = Double.NEGATIVE_INFINITY;

    RealVector(DataType type, BitSet missing) {
        super(type, missing);
    }

    /** The value of a row in double precision. */
    abstract double at(int row);

    /** The sum in double precision, always in the same order; 0 of nothing. */
    public final double sum(int rows) {
        double sum = 0;
        for (int from = nextKnown(0); from < rows; ) {
            int to = nextMissing(from, rows);
            sum += sum(from, to);
            from = nextKnown(to);
        }
        return sum;
    }

    /** Eight sums at once, so that no addition waits for the one before: nearly twice as fast as four. */
    private double sum(int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int row = from;
        for (; row < to - 7; row += 8) {
            a += at(row);
            b += at(row + 1);
            c += at(row + 2);
            d += at(row + 3);
            e += at(row + 4);
            f += at(row + 5);
            g += at(row + 6);
            h += at(row + 7);
        }
        for (; row < to; row++) {
            a += at(row);
        }
        return a + b + (c + d) + (e + f + (g + h));
    }

    /** The least; {@link #NOTHING_LESS} of nothing. */
    public final double least(int rows) {
        double least = NOTHING_LESS;
        for (int from = nextKnown(0); from < rows; ) {
            int to = nextMissing(from, rows);
            for (int row = from; row < to; row++) {
                least = lesser(least, at(row));
            }
            from = nextKnown(to);
        }
        return least;
    }

    /** The greatest; {@link #NOTHING_GREATER} of nothing. */
    public final double greatest(int rows) {
        double greatest = NOTHING_GREATER;
        for (int from = nextKnown(0); from < rows; ) {
            int to = nextMissing(from, rows);
            for (int row = from; row < to; row++) {
                greatest = greater(greatest, at(row));
            }
            from = nextKnown(to);
        }
        return greatest;
    }

    /** The lesser of two; the first where they are equal. */
    public static double lesser(double one, double other) {
        return other < one || Double.isNaN(one) ? other : one;
    }

    /** The greater of two; the first where they are equal. */
    public static double greater(double one, double other) {
        return other > one || Double.isNaN(other) ? other : one;
    }
}
