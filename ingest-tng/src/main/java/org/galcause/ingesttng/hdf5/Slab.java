package org.galcause.ingesttng.hdf5;

import org.galcause.causalmodel.UserError;

/**
 * A rectangle of a dataset: consecutive rows, and one or all components. Values are read into flat arrays, row by row (element (i, k) of an
 * (N,K) slab is at i K + k).
 */
public final class Slab {

    private final Hdf5Dataset dataset;
    private final long firstRow;
    private final int rows;
    private final int firstColumn;
    private final int columns;

    Slab(Hdf5Dataset dataset, long firstRow, int rows, int firstColumn, int columns) {
        this.dataset = dataset;
        this.firstRow = firstRow;
        this.rows = rows;
        this.firstColumn = firstColumn;
        this.columns = columns;
    }

    /** The same rows, one component only. */
    public Slab column(int component) {
        if (component < 0 || component >= columns) {
            throw UserError.data(dataset.where() + " has " + columns + " components, 0 to " + (columns - 1)
                    + "; component " + component + " was asked for");
        }
        return new Slab(dataset, firstRow, rows, firstColumn + component, 1);
    }

    /** How many numbers it holds. */
    public int size() {
        return Math.multiplyExact(rows, columns);
    }

    /** Single-precision numbers (float32 only), bit for bit. */
    public float[] floats() {
        float[] out = dataset.array(this, float[]::new);
        into(out, 0);
        return out;
    }

    /** As {@link #floats()}, into {@code out} from index {@code at}. */
    public void into(float[] out, int at) {
        require(dataset.type() == ElementType.FLOAT32, "float32");
        dataset.read(this, new FloatDecoder(out), at);
    }

    /** Numbers that a double holds exactly: reals, and whole numbers of up to 32 bits. */
    public double[] doubles() {
        double[] out = dataset.array(this, double[]::new);
        into(out, 0);
        return out;
    }

    /** As {@link #doubles()}, into {@code out} from index {@code at}. */
    public void into(double[] out, int at) {
        ElementType type = dataset.type();
        require(type.real() || type.whole() && type.bytes() < Long.BYTES, "numbers that a double holds exactly");
        dataset.read(this, new DoubleDecoder(type, out), at);
    }

    /** Whole numbers of up to 32 bits. A uint32 keeps its bits: its sentinel 4294967295 becomes -1. */
    public int[] ints() {
        int[] out = dataset.array(this, int[]::new);
        into(out, 0);
        return out;
    }

    /** As {@link #ints()}, into {@code out} from index {@code at}. */
    public void into(int[] out, int at) {
        ElementType type = dataset.type();
        require(type.whole() && type.bytes() < Long.BYTES, "whole numbers of up to 32 bits");
        dataset.read(this, new IntDecoder(type, out), at);
    }

    /** Whole numbers of any width. A uint64 keeps its bits: compare and print it as unsigned. */
    public long[] longs() {
        long[] out = dataset.array(this, long[]::new);
        into(out, 0);
        return out;
    }

    /** As {@link #longs()}, into {@code out} from index {@code at}. */
    public void into(long[] out, int at) {
        require(dataset.type().whole(), "whole numbers");
        dataset.read(this, new LongDecoder(dataset.type(), out), at);
    }

    private void require(boolean fits, String wanted) {
        if (!fits) {
            throw UserError.data(
                    dataset.where() + " holds " + dataset.description() + ", where " + wanted + " are expected");
        }
    }

    long firstRow() {
        return firstRow;
    }

    int rows() {
        return rows;
    }

    int firstColumn() {
        return firstColumn;
    }

    int columns() {
        return columns;
    }

    long endRow() {
        return firstRow + rows;
    }

    int endColumn() {
        return firstColumn + columns;
    }
}
