package org.galcause.ingesttng.source.fits;

import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.galcause.causalmodel.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Writes one column's cells as a binary table has them, and learns meanwhile what the header must say: how wide the widest word is, and whether
 * a value stands for nothing.
 */
final class CellWriter {

    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);

    private final StructField field;
    private final DataType element;
    private final char code;
    private int width;
    private boolean anyWidth = true;
    private boolean anyMissing;
    private boolean anySentinel;

    CellWriter(StructField field) {
        this.field = field;
        this.element = field.dataType() instanceof ArrayType array ? array.elementType() : field.dataType();
        this.code = code();
    }

    private char code() {
        if (element.equals(DataTypes.BooleanType)) {
            return 'L';
        }
        if (element.equals(DataTypes.ByteType) || element.equals(DataTypes.ShortType)) {
            return 'I';
        }
        if (element.equals(DataTypes.IntegerType)) {
            return 'J';
        }
        if (element.equals(DataTypes.LongType) || unsigned()) {
            return 'K';
        }
        if (element.equals(DataTypes.FloatType)) {
            return 'E';
        }
        if (element.equals(DataTypes.DoubleType) || element instanceof DecimalType) {
            return 'D';
        }
        if (element instanceof StringType && !array()) {
            return 'A';
        }
        throw UserError.study(
                "source fits: column " + field.name() + " is "
                        + field.dataType().simpleString()
                        + "; allowed are boolean, whole and real numbers, decimal, string, and arrays of numbers: cast it, or leave it out");
    }

    /** As our uint64 columns come: a decimal without fraction, too long for a bigint. */
    private boolean unsigned() {
        return element instanceof DecimalType decimal && decimal.scale() == 0 && decimal.precision() == 20;
    }

    boolean array() {
        return field.dataType() instanceof ArrayType;
    }

    /** Whether its cells are of the width that the widest has. */
    boolean padded() {
        return code == 'A';
    }

    StructField field() {
        return field;
    }

    /** TFORMn, once all cells are written. */
    String form() {
        return code == 'A' || array() ? width() + String.valueOf(code) : String.valueOf(code);
    }

    /** Bytes of a cell, once all are written. */
    int cellBytes() {
        return width() * elementBytes();
    }

    private int width() {
        if (code == 'A') {
            return Math.max(1, width);
        }
        return array() ? width : 1;
    }

    private int elementBytes() {
        return switch (code) {
            case 'I' -> Short.BYTES;
            case 'J', 'E' -> Integer.BYTES;
            case 'K', 'D' -> Long.BYTES;
            default -> 1;
        };
    }

    boolean hasZero() {
        return unsigned();
    }

    /** TNULLn, when any cell holds nothing. */
    boolean hasMissing() {
        if (anyMissing && anySentinel) {
            throw UserError.data("source fits: column " + field.name() + " holds both nulls and " + sentinel()
                    + ", the number that would stand for null; replace one of them");
        }
        return anyMissing && "IJK".indexOf(code) >= 0;
    }

    long sentinel() {
        return switch (code) {
            case 'I' -> Short.MIN_VALUE;
            case 'J' -> Integer.MIN_VALUE;
            default -> unsigned() ? Long.MAX_VALUE : Long.MIN_VALUE;
        };
    }

    void write(Row row, int column, DataOutputStream out) throws IOException {
        if (code == 'A') {
            byte[] word =
                    row.isNullAt(column) ? new byte[0] : row.getString(column).getBytes(StandardCharsets.UTF_8);
            width = Math.max(width, word.length);
            out.writeInt(word.length);
            out.write(word);
        } else if (array()) {
            array(row, column, out);
        } else {
            one(row.get(column), out);
        }
    }

    private void array(Row row, int column, DataOutputStream out) throws IOException {
        if (row.isNullAt(column)) {
            throw UserError.data("source fits: column " + field.name() + " holds a null array; FITS has none");
        }
        List<?> elements = row.getList(column);
        if (!anyWidth && elements.size() != width) {
            throw UserError.data("source fits: column " + field.name() + " holds arrays of " + width + " and of "
                    + elements.size() + " elements; only arrays of one length are written");
        }
        anyWidth = false;
        width = elements.size();
        for (Object value : elements) {
            one(value, out);
        }
    }

    private void one(@Nullable Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            missing(out);
            return;
        }
        switch (code) {
            case 'L' -> out.writeByte((Boolean) value ? 'T' : 'F');
            case 'E' -> out.writeFloat((Float) value);
            case 'D' -> out.writeDouble(((Number) value).doubleValue());
            default -> whole(stored(value), out);
        }
    }

    private long stored(Object value) {
        if (!(value instanceof BigDecimal decimal)) {
            return ((Number) value).longValue();
        }
        BigInteger stored = decimal.toBigIntegerExact().subtract(TWO_63);
        if (stored.bitLength() > 63) {
            throw UserError.data("source fits: column " + field.name() + " holds " + decimal
                    + ", which no unsigned 64-bit number is; cast it to double");
        }
        return stored.longValue();
    }

    private void whole(long value, DataOutputStream out) throws IOException {
        anySentinel |= value == sentinel();
        switch (code) {
            case 'I' -> out.writeShort((int) value);
            case 'J' -> out.writeInt((int) value);
            default -> out.writeLong(value);
        }
    }

    private void missing(DataOutputStream out) throws IOException {
        anyMissing = true;
        switch (code) {
            case 'L' -> out.writeByte(0);
            case 'E' -> out.writeFloat(Float.NaN);
            case 'D' -> out.writeDouble(Double.NaN);
            case 'I' -> out.writeShort((int) sentinel());
            case 'J' -> out.writeInt((int) sentinel());
            default -> out.writeLong(sentinel());
        }
    }
}
