package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** A column of a batch that holds nothing but an array: what its type does not offer is refused. */
abstract class FlatVector extends ColumnVector {

    private final BitSet missing;

    /**
     * A column.
     *
     * @param missing rows that hold nothing
     */
    FlatVector(DataType type, BitSet missing) {
        super(type);
        this.missing = missing;
    }

    @Override
    public void close() {
        // The arrays are the garbage collector's.
    }

    @Override
    public boolean hasNull() {
        return !missing.isEmpty();
    }

    @Override
    public int numNulls() {
        return missing.cardinality();
    }

    @Override
    public boolean isNullAt(int row) {
        return missing.get(row);
    }

    /** The first row from {@code row} on that holds something. */
    final int nextKnown(int row) {
        return missing.nextClearBit(row);
    }

    /** The first of {@code rows} from {@code row} on that holds nothing; {@code rows} when there is none. */
    final int nextMissing(int row, int rows) {
        int next = missing.nextSetBit(row);
        return next < 0 ? rows : Math.min(next, rows);
    }

    @Override
    public boolean getBoolean(int row) {
        throw refused("boolean");
    }

    @Override
    public byte getByte(int row) {
        throw refused("tinyint");
    }

    @Override
    public short getShort(int row) {
        throw refused("smallint");
    }

    @Override
    public int getInt(int row) {
        throw refused("int");
    }

    @Override
    public long getLong(int row) {
        throw refused("bigint");
    }

    @Override
    public float getFloat(int row) {
        throw refused("float");
    }

    @Override
    public double getDouble(int row) {
        throw refused("double");
    }

    @Override
    public ColumnarArray getArray(int row) {
        throw refused("array");
    }

    @Override
    public ColumnarMap getMap(int row) {
        throw refused("map");
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        throw refused("decimal");
    }

    @Override
    public UTF8String getUTF8String(int row) {
        throw refused("string");
    }

    @Override
    public byte[] getBinary(int row) {
        throw refused("binary");
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        throw refused("struct");
    }

    private UnsupportedOperationException refused(String asked) {
        return new UnsupportedOperationException(
                "a column of " + dataType().simpleString() + " was asked for " + asked + " values");
    }
}
