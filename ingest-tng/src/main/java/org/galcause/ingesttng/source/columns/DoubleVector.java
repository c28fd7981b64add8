package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataTypes;

/** Double-precision numbers: row i is at {@code offset + i * stride} of the array. */
public final class DoubleVector extends RealVector {

    private final double[] values;
    private final int offset;
    private final int stride;

    /** Takes over the arrays. */
    public DoubleVector(double[] values, int offset, int stride, BitSet missing) {
        super(DataTypes.DoubleType, missing);
        this.values = values;
        this.offset = offset;
        this.stride = stride;
    }

    @Override
    double at(int row) {
        return values[offset + row * stride];
    }

    @Override
    public double getDouble(int row) {
        return at(row);
    }
}
