package org.galcause.ingesttng.source.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;

/** Whole numbers of 64 bits: row i is at {@code offset + i * stride}. As a decimal column they are unsigned. */
public final class LongVector extends WholeVector {

    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final long[] values;
    private final int offset;
    private final int stride;

    /** Takes over the arrays. */
    public LongVector(DataType type, long[] values, int offset, int stride, BitSet missing) {
        super(type, missing);
        this.values = values;
        this.offset = offset;
        this.stride = stride;
    }

    @Override
    long at(int row) {
        return values[offset + row * stride];
    }

    @Override
    public long getLong(int row) {
        return at(row);
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        BigInteger bits = BigInteger.valueOf(getLong(row));
        BigInteger unsigned = bits.signum() < 0 ? bits.add(TWO_64) : bits;
        return Decimal.apply(new BigDecimal(unsigned), precision, scale);
    }
}
