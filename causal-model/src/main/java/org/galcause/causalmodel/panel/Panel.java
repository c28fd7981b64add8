package org.galcause.causalmodel.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table that all estimators read: galaxies by times, in ascending order of galaxy id, cut into blocks of a fixed number of rows. What
 * sums over galaxies runs over the blocks and merges in block order, so sums have the same bits however blocks are spread.
 *
 * <p>Immutable and safe to share among threads.
 */
public final class Panel {

    /** Rows of each block but the last. Part of the results' bits: a change of it changes the last digits of sums. */
    public static final int BLOCK_ROWS = 4096;

    private final PanelSchema schema;
    private final List<PanelBlock> blocks;
    private final int units;
    private final int[] firstRows;

    private Panel(PanelSchema schema, List<PanelBlock> blocks) {
        this.schema = schema;
        this.blocks = List.copyOf(blocks);
        this.firstRows = new int[blocks.size()];
        int rows = 0;
        for (int b = 0; b < blocks.size(); b++) {
            firstRows[b] = rows;
            rows += blocks.get(b).rows();
        }
        this.units = rows;
    }

    /**
     * Builds a panel from whole columns; rows are put into ascending order of id.
     *
     * @param schema variables and times
     * @param ids one id for each unit, all different
     * @param columns values by variable * steps + step, each of the length of {@code ids}; missing is NaN
     */
    public static Panel of(PanelSchema schema, long[] ids, double[][] columns) {
        int[] order = ascending(ids);
        List<PanelBlock> blocks = new ArrayList<>();
        for (int from = 0; from < ids.length; from += BLOCK_ROWS) {
            int[] rows = Arrays.copyOfRange(order, from, Math.min(ids.length, from + BLOCK_ROWS));
            double[][] picked = new double[columns.length][];
            for (int c = 0; c < columns.length; c++) {
                double[] column = columns[c];
                picked[c] = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
            }
            blocks.add(new PanelBlock(
                    Arrays.stream(rows).mapToLong(row -> ids[row]).toArray(), schema.steps(), picked));
        }
        return new Panel(schema, blocks);
    }

    /**
     * Puts blocks one behind another that are there already, such as one block observed and the same under a regime. An id may occur in
     * several of them.
     */
    public static Panel ofBlocks(PanelSchema schema, List<PanelBlock> blocks) {
        return new Panel(schema, blocks);
    }

    private static int[] ascending(long[] ids) {
        Integer[] order = new Integer[ids.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(ids[a], ids[b]));
        for (int i = 1; i < order.length; i++) {
            if (ids[order[i - 1]] == ids[order[i]]) {
                throw new IllegalArgumentException("id " + ids[order[i]] + " occurs twice");
            }
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** What the panel holds. */
    public PanelSchema schema() {
        return schema;
    }

    /** The blocks in order. */
    public List<PanelBlock> blocks() {
        return blocks;
    }

    /** How many units (galaxies) there are. */
    public int units() {
        return units;
    }

    /** The position in the whole panel of the first row of a block. */
    public int firstRow(int block) {
        return firstRows[block];
    }

    /** All ids in order; a new array. */
    public long[] ids() {
        long[] ids = new long[units];
        for (int b = 0; b < blocks.size(); b++) {
            for (int row = 0; row < blocks.get(b).rows(); row++) {
                ids[firstRows[b] + row] = blocks.get(b).id(row);
            }
        }
        return ids;
    }

    /** One variable at one step over the whole panel; a new array unless there is one block. */
    public double[] column(int variable, int step) {
        if (blocks.size() == 1) {
            return blocks.get(0).column(variable, step);
        }
        double[] all = new double[units];
        for (int b = 0; b < blocks.size(); b++) {
            System.arraycopy(
                    blocks.get(b).column(variable, step),
                    0,
                    all,
                    firstRows[b],
                    blocks.get(b).rows());
        }
        return all;
    }

    /** The whole panel as one set of columns, for methods that need all rows at once (a forest). Copies unless there is one block. */
    public Columns whole() {
        if (blocks.size() == 1) {
            return blocks.get(0);
        }
        int steps = schema.steps();
        double[][] all = new double[schema.variables().size() * steps][];
        for (int i = 0; i < all.length; i++) {
            all[i] = column(i / steps, i % steps);
        }
        return new PanelBlock(ids(), steps, all);
    }
}
