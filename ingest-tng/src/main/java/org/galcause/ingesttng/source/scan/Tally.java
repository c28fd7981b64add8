package org.galcause.ingesttng.source.scan;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.galcause.ingesttng.source.columns.RealVector;
import org.galcause.ingesttng.source.columns.WholeVector;
import org.jspecify.annotations.Nullable;

/** An aggregate of the rows so far. */
final class Tally {

    private final Aggregate aggregate;
    private final int ordinal;
    private long known;
    private long whole;
    private double real;

    /**
     * Of no rows yet.
     *
     * @param ordinal of the aggregate's column in each batch; of no meaning when rows are counted
     */
    Tally(Aggregate aggregate, int ordinal) {
        this.aggregate = aggregate;
        this.ordinal = ordinal;
        boolean least = aggregate.what() == Aggregate.What.MIN;
        boolean greatest = aggregate.what() == Aggregate.What.MAX;
        this.whole = least ? Long.MAX_VALUE : greatest ? Long.MIN_VALUE : 0;
        this.real = least ? RealVector.NOTHING_LESS : greatest ? RealVector.NOTHING_GREATER : 0;
    }

    void add(ColumnarBatch batch) {
        int rows = batch.numRows();
        if (aggregate.ofRows()) {
            known += rows;
            return;
        }
        ColumnVector column = batch.column(ordinal);
        known += rows - column.numNulls();
        if (aggregate.what() == Aggregate.What.COUNT) {
            return;
        }
        if (column instanceof RealVector reals) {
            real = with(reals, rows);
        } else {
            whole = with((WholeVector) column, rows);
        }
    }

    /** Adds what another took of other rows. */
    void add(Tally other) {
        known += other.known;
        switch (aggregate.what()) {
            case MIN -> {
                real = RealVector.lesser(real, other.real);
                whole = Math.min(whole, other.whole);
            }
            case MAX -> {
                real = RealVector.greater(real, other.real);
                whole = Math.max(whole, other.whole);
            }
            default -> {
                real += other.real;
                whole += other.whole;
            }
        }
    }

    private double with(RealVector column, int rows) {
        return switch (aggregate.what()) {
            case MIN -> RealVector.lesser(real, column.least(rows));
            case MAX -> RealVector.greater(real, column.greatest(rows));
            default -> real + column.sum(rows);
        };
    }

    private long with(WholeVector column, int rows) {
        return switch (aggregate.what()) {
            case MIN -> Math.min(whole, column.least(rows));
            case MAX -> Math.max(whole, column.greatest(rows));
            default -> whole + column.sum(rows);
        };
    }

    /** The answer as Spark holds it; null where no row holds anything, except that a count is 0. */
    @Nullable
    Object result() {
        if (aggregate.what() == Aggregate.What.COUNT) {
            return known;
        }
        return known == 0 ? null : number(aggregate.result().dataType());
    }

    private Object number(DataType type) {
        if (type.equals(DataTypes.FloatType)) {
            return (float) real;
        }
        if (type.equals(DataTypes.DoubleType)) {
            return real;
        }
        if (type.equals(DataTypes.ByteType)) {
            return (byte) whole;
        }
        if (type.equals(DataTypes.ShortType)) {
            return (short) whole;
        }
        return type.equals(DataTypes.IntegerType) ? (Object) (int) whole : (Object) whole;
    }
}
