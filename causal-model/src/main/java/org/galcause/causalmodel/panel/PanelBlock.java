package org.galcause.causalmodel.panel;

import java.util.Arrays;

/**
 * Some consecutive galaxies of the panel: the unit of work of everything that sums over galaxies. Its values do not change; those of a
 * block that lies in a file are read when they are first asked for, and may be read again.
 *
 * <p>A block that lies in memory is safe to share among threads; one that lies in a file serves one thread.
 */
public final class PanelBlock implements Columns {

    private static final double[] NOT_READ = {};

    private final int rows;
    private final int steps;
    private final Ids ids;
    private final double[][] columns;
    private final Source source;

    private interface Ids {
        long of(int row);
    }

    /** Where the values of a block are read. */
    private interface Source {
        double[] column(PanelBlock block, int place);

        double value(int place, int row);
    }

    /**
     * A block that takes over the arrays given; the caller must not write to them again.
     *
     * @param ids galaxy ids, ascending
     * @param steps times of the grid
     * @param columns values by variable * steps + step; a constant variable may repeat one array
     */
    public PanelBlock(long[] ids, int steps, double[][] columns) {
        this.rows = ids.length;
        this.ids = row -> ids[row];
        this.steps = steps;
        this.columns = columns;
        this.source = new InMemory();
    }

    /** A block in a file. */
    PanelBlock(BlockFile file, int variables, int steps, Residence residence) {
        this.rows = file.rows();
        this.ids = file::id;
        this.steps = steps;
        this.columns = new double[variables * steps][];
        release();
        this.source = new InFile(file, residence);
    }

    private PanelBlock(PanelBlock base, double[][] columns) {
        this.rows = base.rows;
        this.ids = base.ids;
        this.steps = base.steps;
        this.columns = columns;
        this.source = new Over(base);
    }

    /** The values of a variable at a step, computed when they are asked for, each time anew. */
    @FunctionalInterface
    public interface Computed {
        double[] column(int variable, int step);
    }

    /** The same galaxies, with so many other variables that are computed. */
    public PanelBlock computed(int variables, Computed values) {
        return new PanelBlock(this, variables, values);
    }

    /** The same galaxies, with other values of a variable at a step. */
    public PanelBlock with(int variable, int step, double[] values) {
        double[][] other = new double[columns.length][];
        Arrays.fill(other, NOT_READ);
        other[variable * steps + step] = values;
        return new PanelBlock(this, other);
    }

    private PanelBlock(PanelBlock base, int variables, Computed values) {
        this.rows = base.rows;
        this.ids = base.ids;
        this.steps = base.steps;
        this.columns = new double[variables * steps][];
        release();
        this.source = new ByFunction(values, base.steps);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public double[] column(int variable, int step) {
        double[] column = columns[variable * steps + step];
        return column == NOT_READ ? source.column(this, variable * steps + step) : column;
    }

    /** One value; of a block in a file, without reading the column for it. */
    public double value(int variable, int step, int row) {
        double[] column = columns[variable * steps + step];
        return column == NOT_READ ? source.value(variable * steps + step, row) : column[row];
    }

    /** The id of the galaxy in a row. */
    public long id(int row) {
        return ids.of(row);
    }

    /** All ids; a new array. */
    public long[] ids() {
        long[] all = new long[rows];
        Arrays.setAll(all, ids::of);
        return all;
    }

    /** Forgets what was read of a file. */
    void release() {
        Arrays.fill(columns, NOT_READ);
    }

    private static final class InMemory implements Source {
        @Override
        public double[] column(PanelBlock block, int place) {
            return block.columns[place];
        }

        @Override
        public double value(int place, int row) {
            throw new IllegalArgumentException("row " + row + " of a block without rows");
        }
    }

    /** Values of another block. */
    private record Over(PanelBlock base) implements Source {
        @Override
        public double[] column(PanelBlock block, int place) {
            return base.column(place / base.steps, place % base.steps);
        }

        @Override
        public double value(int place, int row) {
            return base.value(place / base.steps, place % base.steps, row);
        }
    }

    private record ByFunction(Computed values, int steps) implements Source {
        @Override
        public double[] column(PanelBlock block, int place) {
            return values.column(place / steps, place % steps);
        }

        @Override
        public double value(int place, int row) {
            return values.column(place / steps, place % steps)[row];
        }
    }

    private record InFile(BlockFile file, Residence residence) implements Source {
        @Override
        public double[] column(PanelBlock block, int place) {
            double[] read = file.column(place);
            residence.grows(block, read.length);
            block.columns[place] = read;
            return read;
        }

        @Override
        public double value(int place, int row) {
            return file.value(place, row);
        }
    }
}
