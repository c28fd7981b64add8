package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataTypes;

/** Single-precision numbers: row i is at {@code offset + i * stride} of the array. */
public final class FloatVector extends RealVector {

    private final float[] values;
    private final int offset;
    private final int stride;

    /** Takes over the array. */
    public FloatVector(float[] values, int offset, int stride) {
        super(DataTypes.FloatType, new BitSet());
        this.values = values;
        this.offset = offset;
        this.stride = stride;
    }

    @Override
    double at(int row) {
        return values[offset + row * stride];
    }

    @Override
    public float getFloat(int row) {
        return values[offset + row * stride];
    }
}
