package org.galcause.ingesttng.catalogue;

import org.galcause.ingesttng.hdf5.ElementType;
import org.galcause.ingesttng.hdf5.Slab;

/**
 * One field of all objects of a snapshot, or one component of it: a flat array of the file's own type, as the file has it (no unit is
 * converted). Component k of row i of an (N,K) field is at i K + k. The arrays are shared; nobody writes to them once the column is read.
 */
public abstract sealed class Column {

    private final int size;
    private final int width;

    private Column(int size, int width) {
        this.size = size;
        this.width = width;
    }

    /** Objects. */
    public final int rows() {
        return size / width;
    }

    /** Components of each object. */
    public final int width() {
        return width;
    }

    /** Where a component of an object stands in the flat array. */
    final int place(int row, int component) {
        return row * width + component;
    }

    /** A value as a double; a 64-bit whole number loses bits beyond 2^53. */
    public abstract double value(int row, int component);

    /** A whole number; a uint64 as its bits. */
    public abstract long whole(int row, int component);

    /** A new column of zeros for {@code rows} objects of {@code width} components. */
    public static Column of(ElementType type, int rows, int width) {
        int size = Math.multiplyExact(rows, width);
        return switch (type) {
            case FLOAT32 -> new Floats(new float[size], width);
            case FLOAT64 -> new Doubles(new double[size], width);
            case INT64, UINT64 -> new Longs(new long[size], width);
            case UINT32, INT32, INT16, UINT16, INT8, UINT8, BOOLEAN -> new Ints(new int[size], width, type);
            default -> throw new IllegalArgumentException("a column of " + type.label());
        };
    }

    /** Reads a slab of a chunk into the column, its first row at {@code firstRow}. */
    public abstract void fill(Slab slab, int firstRow);

    /** Single precision. */
    public static final class Floats extends Column {
        private final float[] values;

        Floats(float[] values, int width) {
            super(values.length, width);
            this.values = values;
        }

        /** The flat array. */
        public float[] values() {
            return values;
        }

        @Override
        public double value(int row, int component) {
            return values[place(row, component)];
        }

        @Override
        public long whole(int row, int component) {
            return (long) values[place(row, component)];
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, place(firstRow, 0));
        }
    }

    /** Double precision. */
    public static final class Doubles extends Column {
        private final double[] values;

        Doubles(double[] values, int width) {
            super(values.length, width);
            this.values = values;
        }

        /** The flat array. */
        public double[] values() {
            return values;
        }

        @Override
        public double value(int row, int component) {
            return values[place(row, component)];
        }

        @Override
        public long whole(int row, int component) {
            return (long) values[place(row, component)];
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, place(firstRow, 0));
        }
    }

    /** Whole numbers of up to 32 bits; a uint32 keeps its bits in the array. */
    public static final class Ints extends Column {
        private final int[] values;
        private final ElementType type;

        Ints(int[] values, int width, ElementType type) {
            super(values.length, width);
            this.values = values;
            this.type = type;
        }

        /** The flat array. */
        public int[] values() {
            return values;
        }

        @Override
        public double value(int row, int component) {
            return whole(row, component);
        }

        /** The sentinel 4294967295 of a uint32 field is -1, like that of an int32 field. */
        @Override
        public long whole(int row, int component) {
            int value = values[place(row, component)];
            return type == ElementType.UINT32 && value != -1 ? Integer.toUnsignedLong(value) : value;
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, place(firstRow, 0));
        }
    }

    /** Whole numbers of 64 bits. */
    public static final class Longs extends Column {
        private final long[] values;

        Longs(long[] values, int width) {
            super(values.length, width);
            this.values = values;
        }

        /** The flat array. */
        public long[] values() {
            return values;
        }

        @Override
        public double value(int row, int component) {
            return values[place(row, component)];
        }

        @Override
        public long whole(int row, int component) {
            return values[place(row, component)];
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, place(firstRow, 0));
        }
    }
}
