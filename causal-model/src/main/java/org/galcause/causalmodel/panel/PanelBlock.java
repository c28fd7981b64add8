package org.galcause.causalmodel.panel;

/** Some consecutive galaxies of the panel: the unit of work of everything that sums over galaxies. Immutable. */
public final class PanelBlock implements Columns {

    private final long[] ids;
    private final int steps;
    private final double[][] columns;

    /**
     * A block that takes over the arrays given; the caller must not write to them again.
     *
     * @param ids galaxy ids, ascending
     * @param steps times of the grid
     * @param columns values by variable * steps + step; a constant variable may repeat one array
     */
    public PanelBlock(long[] ids, int steps, double[][] columns) {
        this.ids = ids;
        this.steps = steps;
        this.columns = columns;
    }

    @Override
    public int rows() {
        return ids.length;
    }

    @Override
    public double[] column(int variable, int step) {
        return columns[variable * steps + step];
    }

    /** The id of the galaxy in a row. */
    public long id(int row) {
        return ids[row];
    }
}
