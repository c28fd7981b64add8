package org.galcause.ingesttng.source.scan;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/**
 * What one aggregate takes of the rows.
 *
 * @param what is taken
 * @param column of which column; empty when rows are counted
 * @param type of the column
 */
record Aggregate(What what, String column, DataType type) implements Serializable {

    enum What {
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /** Counts rows. */
    static Aggregate rows() {
        return new Aggregate(What.COUNT, "", DataTypes.LongType);
    }

    boolean ofRows() {
        return column.isEmpty();
    }

    /** Whether the column holds real numbers. */
    boolean real() {
        return type.equals(DataTypes.FloatType) || type.equals(DataTypes.DoubleType);
    }

    /** Whether the column holds whole numbers of at most 32 bits. */
    boolean small() {
        return type.equals(DataTypes.ByteType)
                || type.equals(DataTypes.ShortType)
                || type.equals(DataTypes.IntegerType);
    }

    /**
     * Whether it is computed here exactly as Spark would.
     *
     * @param rows how many there are at most; a sum of so many whole numbers must fit, as Spark has an error of its own where it does not
     */
    boolean exact(long rows) {
        return switch (what) {
            case COUNT -> true;
            case SUM -> real() || small() && rows <= Integer.MAX_VALUE;
            case MIN, MAX -> real() || small() || type.equals(DataTypes.LongType);
        };
    }

    /** What a task's answer is. */
    StructField result() {
        return new StructField(
                toString(),
                switch (what) {
                    case COUNT -> DataTypes.LongType;
                    case SUM -> real() ? DataTypes.DoubleType : DataTypes.LongType;
                    case MIN, MAX -> type;
                },
                what != What.COUNT,
                Metadata.empty());
    }

    /** As in SQL. */
    @Override
    public String toString() {
        return what + "(" + (ofRows() ? "*" : column) + ")";
    }
}
