package org.galcause.ingesttng.source.tng;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.ElementType;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Slab;
import org.galcause.ingesttng.source.columns.ArrayVector;
import org.galcause.ingesttng.source.columns.DoubleVector;
import org.galcause.ingesttng.source.columns.FloatVector;
import org.galcause.ingesttng.source.columns.IntVector;
import org.galcause.ingesttng.source.columns.LongVector;

/** The rows of one batch of one dataset: all its components, or the only one that is wanted. Read once, shared by the columns made of it. */
final class FieldBuffer {

    private static final long UINT32_NONE = 0xFFFFFFFFL;

    private final FieldSource.Stored field;
    private final int rows;
    private final int only;
    private final int width;
    private final Object values;
    private String where;

    /**
     * Room for some rows.
     *
     * @param only the one component that is wanted, or {@link FieldSource.Stored#ALL}
     */
    FieldBuffer(FieldSource.Stored field, int only, int rows) {
        this.field = field;
        this.rows = rows;
        this.only = only;
        this.width = only == FieldSource.Stored.ALL ? field.width() : 1;
        this.values = array(field, Math.multiplyExact(rows, width));
        this.where = field.dataset();
    }

    private static Object array(FieldSource.Stored field, int size) {
        if (field.converted()) {
            return new double[size];
        }
        return switch (field.type()) {
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
            case UINT32, INT64, UINT64 -> new long[size];
            default -> new int[size];
        };
    }

    /** Whether it has room for just so many rows, and can be filled again. */
    boolean holds(int wanted) {
        return rows == wanted;
    }

    /** Reads rows of a dataset into the buffer from row {@code at} on. */
    void fill(Hdf5Dataset dataset, long first, int count, int at) {
        where = dataset.filePath() + ": " + dataset.path();
        requireSame(dataset);
        Slab all = dataset.rows(first, count);
        Slab slab = only == FieldSource.Stored.ALL ? all : all.column(only);
        int place = at * width;
        if (values instanceof float[] floats) {
            slab.into(floats, place);
        } else if (values instanceof double[] doubles) {
            slab.into(doubles, place);
        } else if (values instanceof int[] ints) {
            slab.into(ints, place);
        } else {
            slab.into((long[]) values, place);
        }
    }

    private void requireSame(Hdf5Dataset dataset) {
        if (dataset.type() != field.type() || dataset.width() != field.width()) {
            throw UserError.data(where + " holds " + dataset.type().label() + " with " + dataset.width()
                    + " components, but the first file of the table "
                    + field.type().label() + " with " + field.width()
                    + "; are two runs mixed?");
        }
    }

    /** Makes raw values physical. */
    void multiply(RowFactors factors) {
        double[] doubles = (double[]) values;
        IntToDoubleFunction factorOf = factors.of(field);
        for (int row = 0; row < rows; row++) {
            double factor = factorOf.applyAsDouble(row);
            for (int k = 0; k < width; k++) {
                doubles[row * width + k] *= factor;
            }
        }
    }

    /** The whole numbers of a single column. */
    int[] ints() {
        return (int[]) values;
    }

    /** One component as a column, or all of them as a column of arrays. */
    ColumnVector vector(FieldSource.Stored wanted, DataType type) {
        if (type instanceof ArrayType arrays) {
            return ArrayVector.ofWidth(width, rows, elements(arrays.elementType(), 0, 1, rows * width));
        }
        int offset = wanted.component() == FieldSource.Stored.ALL || width == 1 ? 0 : wanted.component();
        return elements(type, offset, width, rows);
    }

    private ColumnVector elements(DataType type, int offset, int stride, int count) {
        if (values instanceof float[] floats) {
            return new FloatVector(floats, offset, stride);
        }
        if (values instanceof double[] doubles) {
            return new DoubleVector(doubles, offset, stride, new BitSet());
        }
        if (values instanceof int[] ints) {
            return new IntVector(type, ints, offset, stride, missing(ints, offset, stride, count));
        }
        long[] longs = (long[]) values;
        if (field.sentinel()) {
            Arrays.setAll(longs, i -> longs[i] == UINT32_NONE ? -1 : longs[i]);
        }
        if (field.type() == ElementType.UINT64 && type.equals(DataTypes.LongType)) {
            requireSigned(longs);
        }
        return new LongVector(type, longs, offset, stride, missing(longs, offset, stride, count));
    }

    private void requireSigned(long[] values) {
        for (long value : values) {
            if (value < 0) {
                throw UserError.data(where + " holds " + Long.toUnsignedString(value)
                        + ", more than a bigint does (2^63 - 1); read it with the option uint64 => decimal");
            }
        }
    }

    private BitSet missing(int[] values, int offset, int stride, int count) {
        BitSet missing = new BitSet();
        if (field.missing() != null) {
            for (int i = 0; i < count; i++) {
                missing.set(i, values[offset + i * stride] == field.missing());
            }
        }
        return missing;
    }

    private BitSet missing(long[] values, int offset, int stride, int count) {
        BitSet missing = new BitSet();
        if (field.missing() != null) {
            for (int i = 0; i < count; i++) {
                missing.set(i, values[offset + i * stride] == field.missing());
            }
        }
        return missing;
    }
}
