package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataType;

/** Whole numbers of up to 32 bits, whichever of tinyint, smallint, int and boolean they are: row i is at {@code offset + i * stride}. */
public final class IntVector extends WholeVector {

    private final int[] values;
    private final int offset;
    private final int stride;

    /** Takes over the arrays. */
    public IntVector(DataType type, int[] values, int offset, int stride, BitSet missing) {
        super(type, missing);
        this.values = values;
        this.offset = offset;
        this.stride = stride;
    }

    @Override
    long at(int row) {
        return getInt(row);
    }

    @Override
    public boolean getBoolean(int row) {
        return getInt(row) != 0;
    }

    @Override
    public byte getByte(int row) {
        return (byte) getInt(row);
    }

    @Override
    public short getShort(int row) {
        return (short) getInt(row);
    }

    @Override
    public int getInt(int row) {
        return values[offset + row * stride];
    }
}
