package org.galcause.ingesttng.source.fits;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.source.columns.ArrayVector;
import org.galcause.ingesttng.source.columns.DoubleVector;
import org.galcause.ingesttng.source.columns.FloatVector;
import org.galcause.ingesttng.source.columns.IntVector;
import org.galcause.ingesttng.source.columns.LongVector;
import org.galcause.ingesttng.source.columns.TextVector;

/** Elements of binary tables, big-endian and one after the other, as columns. */
final class BinaryCells {

    private final Path file;
    private final FitsField field;
    private final ByteBuffer bytes;

    private BinaryCells(Path file, FitsField field, byte[] bytes) {
        this.file = file;
        this.field = field;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** A column with the same number of elements in each row. */
    static ColumnVector vector(Path file, FitsField field, byte[] bytes, int rows) {
        BinaryCells cells = new BinaryCells(file, field, bytes);
        if (field.code() == 'A') {
            int width = field.dims().isEmpty() ? field.repeat() : field.dims().get(0);
            int words = width == 0 ? rows : bytes.length / width;
            ColumnVector texts = cells.words(bytes, width, words);
            return field.type() instanceof StringType
                    ? texts
                    : ArrayVector.ofWidth(words / Math.max(1, rows), rows, texts);
        }
        int count = rows * field.repeat();
        ColumnVector elements = field.code() == 'X' ? cells.bits(rows) : cells.elements(count);
        return cells.shaped(elements, rows);
    }

    /** A column with another number of elements in each row. */
    static ColumnVector variable(Path file, FitsField field, byte[] bytes, int[] counts) {
        BinaryCells cells = new BinaryCells(file, field, bytes);
        int[] starts = new int[counts.length + 1];
        for (int row = 0; row < counts.length; row++) {
            starts[row + 1] = starts[row] + counts[row];
        }
        if (field.code() == 'A') {
            return cells.words(bytes, starts);
        }
        if (field.code() == 'X') {
            throw UserError.data(
                    file + ": column " + field.name() + " has bits of variable number, which are not read");
        }
        return ArrayVector.of(starts, cells.elements(starts[counts.length]));
    }

    private ColumnVector shaped(ColumnVector elements, int rows) {
        if (field.dims().isEmpty()) {
            return field.single() ? elements : ArrayVector.ofWidth(field.repeat(), rows, elements);
        }
        ColumnVector shaped = elements;
        int left = field.repeat();
        for (int axis : field.dims()) {
            left /= Math.max(1, axis);
            shaped = ArrayVector.ofWidth(axis, rows * left, shaped);
        }
        return shaped;
    }

    private ColumnVector elements(int count) {
        return switch (field.code()) {
            case 'L' -> logicals(count);
            case 'E' -> reals(count, Float.BYTES);
            case 'D' -> reals(count, Double.BYTES);
            case 'C' -> complex(count, Float.BYTES);
            case 'M' -> complex(count, Double.BYTES);
            default -> wholes(count);
        };
    }

    /** A complex number is an array of two. */
    private ColumnVector complex(int count, int size) {
        return ArrayVector.ofWidth(2, count, reals(2 * count, size));
    }

    private ColumnVector logicals(int count) {
        int[] values = new int[count];
        BitSet missing = new BitSet();
        for (int i = 0; i < count; i++) {
            byte letter = bytes.get(i);
            if (letter != 'T' && letter != 'F' && letter != 0) {
                throw UserError.data(file + ": column " + field.name() + " holds the byte " + letter
                        + " where FITS has T, F or 0 for yes, no or nothing; write it anew, or leave the column out");
            }
            values[i] = letter == 'T' ? 1 : 0;
            missing.set(i, letter == 0);
        }
        return new IntVector(DataTypes.BooleanType, values, 0, 1, missing);
    }

    private ColumnVector bits(int rows) {
        int rowBytes = field.bytes(field.repeat());
        int[] values = new int[rows * field.repeat()];
        for (int i = 0; i < values.length; i++) {
            int bit = i % field.repeat();
            int octet = bytes.get(i / field.repeat() * rowBytes + bit / 8);
            values[i] = octet >> (7 - bit % 8) & 1;
        }
        return new IntVector(DataTypes.BooleanType, values, 0, 1, new BitSet());
    }

    private ColumnVector floats(int count) {
        float[] values = new float[count];
        bytes.asFloatBuffer().get(values);
        return new FloatVector(values, 0, 1);
    }

    private ColumnVector reals(int count, int size) {
        if (field.element().equals(DataTypes.FloatType)) {
            return floats(count);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double stored = size == Float.BYTES ? bytes.getFloat(i * size) : bytes.getDouble(i * size);
            values[i] = field.scaling().real(stored);
        }
        return new DoubleVector(values, 0, 1, new BitSet());
    }

    private ColumnVector wholes(int count) {
        DataType type = field.element();
        BitSet missing = new BitSet();
        if (type.equals(DataTypes.DoubleType)) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                long stored = stored(i);
                values[i] = field.scaling().real((double) stored);
                missing.set(i, field.scaling().isMissing(stored));
            }
            return new DoubleVector(values, 0, 1, missing);
        }
        if ("JK".indexOf(field.code()) >= 0 && !type.equals(DataTypes.IntegerType)) {
            return new LongVector(type, longs(count, missing), 0, 1, missing);
        }
        int[] values = new int[count];
        int zero = (int) field.scaling().zero();
        for (int i = 0; i < count; i++) {
            long stored = stored(i);
            values[i] = (int) stored + zero;
            missing.set(i, field.scaling().isMissing(stored));
        }
        return new IntVector(type, values, 0, 1, missing);
    }

    private long[] longs(int count, BitSet missing) {
        boolean unsigned = field.code() == 'K' && !field.scaling().none();
        boolean mustBeSigned = unsigned && field.element().equals(DataTypes.LongType);
        long zero = unsigned ? Long.MIN_VALUE : (long) field.scaling().zero();
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            long stored = stored(i);
            values[i] = stored + zero;
            missing.set(i, field.scaling().isMissing(stored));
            if (mustBeSigned && values[i] < 0 && !missing.get(i)) {
                throw UserError.data(file + ": column " + field.name() + " holds "
                        + Long.toUnsignedString(values[i])
                        + ", more than a bigint does (2^63 - 1); Spark reads it with the option uint64 => decimal");
            }
        }
        return values;
    }

    private long stored(int i) {
        return switch (field.code()) {
            case 'B' -> bytes.get(i) & 0xFF;
            case 'I' -> bytes.getShort(i * Short.BYTES);
            case 'J' -> bytes.getInt(i * Integer.BYTES);
            default -> bytes.getLong(i * Long.BYTES);
        };
    }

    private ColumnVector words(byte[] text, int width, int count) {
        int[] starts = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            starts[i] = i * width;
        }
        return words(text, starts);
    }

    private ColumnVector words(byte[] text, int[] starts) {
        int[] ends = new int[starts.length - 1];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = end(text, starts[i], starts[i + 1]);
        }
        return new TextVector(text, starts, ends);
    }

    /** A word ends at a zero byte; blanks after it do not count. */
    private static int end(byte[] text, int start, int limit) {
        int end = start;
        while (end < limit && text[end] != 0) {
            end++;
        }
        while (end > start && text[end - 1] == ' ') {
            end--;
        }
        return end;
    }
}
