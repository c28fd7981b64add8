package org.galcause.causalmodel.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * The table that all estimators read: galaxies by times, in ascending order of galaxy id, cut into blocks of a fixed number of rows. What
 * sums over galaxies runs over the blocks and merges in block order, so sums have the same bits however blocks are spread.
 *
 * <p>A panel may be one part of a larger one ({@link #part}): then its blocks, units and rows are those of the part, and sums are over the
 * blocks of all parts. What is said of "all units" is of the larger panel.
 *
 * <p>Immutable. Safe to share among threads unless its blocks lie in files.
 */
public final class Panel {

    /** Rows of each block but the last. Part of the results' bits: a change of it changes the last digits of sums. */
    public static final int BLOCK_ROWS = 4096;

    private final PanelSchema schema;
    private final List<PanelBlock> blocks;
    private final int units;
    private final int[] firstRows;
    private final Place place;
    private final Optional<Exchange> exchange;
    private final Optional<Panel> larger;
    /** Found when first asked for; finding it twice does no harm. */
    private volatile boolean[] measured = {};

    private enum Place {
        MEMORY,
        FILES
    }

    private Panel(
            PanelSchema schema,
            List<PanelBlock> blocks,
            Place place,
            Optional<Exchange> exchange,
            Optional<Panel> larger) {
        this.schema = schema;
        this.place = place;
        this.exchange = exchange;
        this.larger = larger;
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
        return new Panel(schema, blocks, Place.MEMORY, Optional.empty(), Optional.empty());
    }

    /** A panel of blocks that are read when they are asked for. */
    static Panel inFiles(PanelSchema schema, List<PanelBlock> blocks) {
        return new Panel(schema, blocks, Place.FILES, Optional.empty(), Optional.empty());
    }

    /**
     * Puts blocks one behind another that are there already. An id may occur in several of them.
     */
    public static Panel ofBlocks(PanelSchema schema, List<PanelBlock> blocks) {
        return new Panel(schema, blocks, Place.MEMORY, Optional.empty(), Optional.empty());
    }

    /**
     * Blocks that are made of this panel's, such as each of them observed and the same under a regime. An id may occur in several of them. To
     * have the same sums as any other part of the panel, those made of one block must stand together.
     */
    public Panel withBlocks(List<PanelBlock> others) {
        return withBlocks(schema, others);
    }

    /** The same of other variables at the same times. */
    public Panel withBlocks(PanelSchema variables, List<PanelBlock> others) {
        return new Panel(variables, others, place, exchange, Optional.empty());
    }

    /**
     * One of several parts of this panel, of nearly as many consecutive blocks each, that are worked on in different places.
     *
     * @param between how the parts put together what they find; no more parts than blocks
     */
    public Panel part(Exchange between) {
        int from = (int) ((long) blocks.size() * between.part() / between.parts());
        int until = (int) ((long) blocks.size() * (between.part() + 1) / between.parts());
        return new Panel(schema, blocks.subList(from, until), place, Optional.of(between), Optional.of(this));
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

    /** The panel that this is a part of; the same where it is none. Reading it takes no round with the other parts. */
    public Panel ofAllParts() {
        return larger.orElse(this);
    }

    /** How many units all parts have. */
    public int allUnits() {
        return larger.orElse(this).units;
    }

    /** How many units the parts before this one have. */
    public int unitsBefore() {
        return larger.isEmpty() || blocks.isEmpty()
                ? 0
                : larger.get().firstRows[larger.get().blocks.indexOf(blocks.get(0))];
    }

    /** A block of all parts, by its place among all. */
    public PanelBlock blockOfAll(int block) {
        return larger.orElse(this).blocks.get(block);
    }

    /** Whether any unit has a value of a variable at a step. */
    public boolean isMeasured(int variable, int step) {
        boolean[] known = measured;
        if (known.length == 0) {
            known = presence();
            measured = known;
        }
        return known[variable * schema.steps() + step];
    }

    private boolean[] presence() {
        int steps = schema.steps();
        double[] own = new double[schema.variables().size() * steps];
        for (int place = 0; place < own.length; place++) {
            for (int b = 0; b < blocks.size() && own[place] == 0; b++) {
                own[place] = anyPresent(blocks.get(b), place / steps, place % steps) ? 1 : 0;
            }
        }
        boolean[] all = new boolean[own.length];
        for (double[] part : fromAllParts(own)) {
            for (int place = 0; place < all.length; place++) {
                all[place] |= part[place] == 1;
            }
        }
        return all;
    }

    private static boolean anyPresent(PanelBlock block, int variable, int step) {
        for (int row = 0; row < block.rows(); row++) {
            if (!Double.isNaN(block.value(variable, step, row))) {
                return true;
            }
        }
        return false;
    }

    /** Which part this is, from 0. */
    public int partNumber() {
        return exchange.map(Exchange::part).orElse(0);
    }

    /** How many parts there are. */
    public int parts() {
        return exchange.map(Exchange::parts).orElse(1);
    }

    /** Whether what is computed of each row may be kept for another pass over the rows, or is computed again. */
    public boolean isInMemory() {
        return place == Place.MEMORY;
    }

    /**
     * Gives what each block of all parts says to a taker, in block order.
     *
     * @param ofBlock numbers of one of this part's blocks, by its place
     */
    public void inOrder(IntFunction<double[]> ofBlock, Consumer<double[]> taker) {
        if (exchange.isEmpty()) {
            for (int b = 0; b < blocks.size(); b++) {
                taker.accept(ofBlock.apply(b));
            }
            return;
        }
        List<double[]> own = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            own.add(ofBlock.apply(b));
        }
        exchange.get().gather(own).forEach(taker);
    }

    /** The sums over all blocks, in block order, of so many numbers. */
    public double[] sum(int size, IntFunction<double[]> ofBlock) {
        double[] sum = new double[size];
        inOrder(ofBlock, numbers -> {
            if (numbers.length != size) {
                throw new IllegalStateException("a block gives " + numbers.length + " numbers, not " + size);
            }
            for (int i = 0; i < size; i++) {
                sum[i] += numbers[i];
            }
        });
        return sum;
    }

    /** What a unit adds to sums. */
    @FunctionalInterface
    public interface UnitTerms {
        /** @param unit by its place in this part */
        void add(int unit, double[] sums);
    }

    /** The same sums of what the units say. */
    public double[] sumOverUnits(int size, UnitTerms terms) {
        return sum(size, block -> {
            double[] own = new double[size];
            int until = firstRows[block] + blocks.get(block).rows();
            for (int unit = firstRows[block]; unit < until; unit++) {
                terms.add(unit, own);
            }
            return own;
        });
    }

    /** How many there are in all parts. */
    public long total(long ofThisPart) {
        return (long) fromAllParts(new double[] {ofThisPart}).stream()
                .mapToDouble(part -> part[0])
                .sum();
    }

    /** How many there are in all blocks. */
    public long count(IntToLongFunction ofBlock) {
        return (long) sum(1, block -> new double[] {ofBlock.applyAsLong(block)})[0];
    }

    /** Whether it holds of any block. */
    public boolean any(IntPredicate ofBlock) {
        boolean found = false;
        for (int b = 0; b < blocks.size() && !found; b++) {
            found = ofBlock.test(b);
        }
        boolean own = found;
        return exchange.map(e ->
                        e.gather(List.of(new double[] {own ? 1 : 0})).stream().anyMatch(numbers -> numbers[0] == 1))
                .orElse(own);
    }

    /** What all parts give, those of the first part first: one list of numbers for each. */
    public List<double[]> fromAllParts(double[] own) {
        return exchange.map(e -> e.gather(List.of(own))).orElseGet(() -> List.of(own));
    }
}
