package org.galcause.ingesttng.catalogue;

import org.galcause.ingesttng.hdf5.ElementType;
import org.galcause.ingesttng.hdf5.Slab;

/**
 * One field of all objects of a snapshot, or one component of it: a flat array of the file's own type, as the file has it (no unit is
 * converted). Component k of row i of an (N,K) field is at i K + k. The arrays are shared; nobody writes to them once the column is read.
 */
public sealed interface Column {

    /** Objects. */
    int rows();

    /** Components of each object. */
    int width();

    /** A value as a double; a 64-bit whole number loses bits beyond 2^53. */
    double value(int row, int component);

    /** A whole number; a uint64 as its bits. */
    long whole(int row, int component);

    /** A new column of zeros for {@code rows} objects of {@code width} components. */
    static Column of(ElementType type, int rows, int width) {
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
    void fill(Slab slab, int firstRow);

    /** Single precision. */
    final class Floats implements Column {
        private final float[] values;
        private final int width;

        Floats(float[] values, int width) {
            this.values = values;
            this.width = width;
        }

        /** The flat array. */
        public float[] values() {
            return values;
        }

        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public double value(int row, int component) {
            return values[row * width + component];
        }

        @Override
        public long whole(int row, int component) {
            return (long) values[row * width + component];
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, firstRow * width);
        }
    }

    /** Double precision. */
    final class Doubles implements Column {
        private final double[] values;
        private final int width;

        Doubles(double[] values, int width) {
            this.values = values;
            this.width = width;
        }

        /** The flat array. */
        public double[] values() {
            return values;
        }

        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public double value(int row, int component) {
            return values[row * width + component];
        }

        @Override
        public long whole(int row, int component) {
            return (long) values[row * width + component];
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, firstRow * width);
        }
    }

    /** Whole numbers of up to 32 bits; a uint32 keeps its bits in the array. */
    final class Ints implements Column {
        private final int[] values;
        private final int width;
        private final ElementType type;

        Ints(int[] values, int width, ElementType type) {
            this.values = values;
            this.width = width;
            this.type = type;
        }

        /** The flat array. */
        public int[] values() {
            return values;
        }

        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public double value(int row, int component) {
            return whole(row, component);
        }

        /** The sentinel 4294967295 of a uint32 field is -1, like that of an int32 field. */
        @Override
        public long whole(int row, int component) {
            int value = values[row * width + component];
            return type == ElementType.UINT32 && value != -1 ? Integer.toUnsignedLong(value) : value;
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, firstRow * width);
        }
    }

    /** Whole numbers of 64 bits. */
    final class Longs implements Column {
        private final long[] values;
        private final int width;

        Longs(long[] values, int width) {
            this.values = values;
            this.width = width;
        }

        /** The flat array. */
        public long[] values() {
            return values;
        }

        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public double value(int row, int component) {
            return values[row * width + component];
        }

        @Override
        public long whole(int row, int component) {
            return values[row * width + component];
        }

        @Override
        public void fill(Slab slab, int firstRow) {
            slab.into(values, firstRow * width);
        }
    }
}
