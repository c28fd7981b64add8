package org.galcause.gformula.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.TimePoint;

/**
 * The rows of a fit: by block and step, the columns of the design, the response and the weights, without rows of which any of them is
 * missing. They are filled once and kept where the panel is in memory (rows x (columns + 2) doubles), and filled anew for each pass over
 * them where it lies in files (those of one block).
 */
public final class DesignMatrix {

    private static final int ROWS = 0;
    private static final int WEIGHT = 1;
    private static final int FRACTIONS = 2;

    private final Source source;
    private final int columns;
    private final double[] totals;

    /** Where the chunks come from, and how what blocks say is put in order. */
    private interface Source {
        int blocks();

        List<DesignChunk> of(int block);

        void inOrder(IntFunction<double[]> ofBlock, Consumer<double[]> taker);

        Source mapped(UnaryOperator<DesignChunk> map);
    }

    private DesignMatrix(Source source, int columns) {
        this(source, columns, totals(source));
    }

    private DesignMatrix(Source source, int columns, double[] totals) {
        this.source = source;
        this.columns = columns;
        this.totals = totals;
    }

    /** Fills a design for the rows of its fit. */
    public static DesignMatrix of(Design design, FitRows rows) {
        return new DesignMatrix(source(rows.panel(), block -> filled(design, rows, block)), design.size());
    }

    /** Rows that are filled already, as if they were of one block. */
    public static DesignMatrix ofChunks(List<DesignChunk> chunks, int columns) {
        return new DesignMatrix(new OneBlock(List.copyOf(chunks)), columns);
    }

    private static Source source(Panel panel, IntFunction<List<DesignChunk>> fill) {
        if (!panel.isInMemory()) {
            return new Passing(panel, fill);
        }
        List<List<DesignChunk>> kept = new ArrayList<>();
        for (int b = 0; b < panel.blocks().size(); b++) {
            kept.add(fill.apply(b));
        }
        return new Kept(panel, kept);
    }

    private static List<DesignChunk> mapped(List<DesignChunk> chunks, UnaryOperator<DesignChunk> map) {
        return chunks.stream().map(map).toList();
    }

    private record OneBlock(List<DesignChunk> chunks) implements Source {
        @Override
        public int blocks() {
            return 1;
        }

        @Override
        public List<DesignChunk> of(int block) {
            return chunks;
        }

        @Override
        public void inOrder(IntFunction<double[]> ofBlock, Consumer<double[]> taker) {
            taker.accept(ofBlock.apply(0));
        }

        @Override
        public Source mapped(UnaryOperator<DesignChunk> map) {
            return new OneBlock(DesignMatrix.mapped(chunks, map));
        }
    }

    private record Kept(Panel panel, List<List<DesignChunk>> chunks) implements Source {
        @Override
        public int blocks() {
            return chunks.size();
        }

        @Override
        public List<DesignChunk> of(int block) {
            return chunks.get(block);
        }

        @Override
        public void inOrder(IntFunction<double[]> ofBlock, Consumer<double[]> taker) {
            panel.inOrder(ofBlock, taker);
        }

        @Override
        public Source mapped(UnaryOperator<DesignChunk> map) {
            return new Kept(
                    panel,
                    chunks.stream().map(own -> DesignMatrix.mapped(own, map)).toList());
        }
    }

    private record Passing(Panel panel, IntFunction<List<DesignChunk>> fill) implements Source {
        @Override
        public int blocks() {
            return panel.blocks().size();
        }

        @Override
        public List<DesignChunk> of(int block) {
            return fill.apply(block);
        }

        @Override
        public void inOrder(IntFunction<double[]> ofBlock, Consumer<double[]> taker) {
            panel.inOrder(ofBlock, taker);
        }

        @Override
        public Source mapped(UnaryOperator<DesignChunk> map) {
            return new Passing(panel, block -> DesignMatrix.mapped(fill.apply(block), map));
        }
    }

    private static List<DesignChunk> filled(Design design, FitRows rows, int b) {
        PanelBlock block = rows.panel().blocks().get(b);
        double[][] full = new double[design.size()][block.rows()];
        List<DesignChunk> chunks = new ArrayList<>();
        for (int step : rows.steps()) {
            int[] positions = rows.positions(b, step);
            if (positions.length > 0) {
                design.fill(block, step, full);
                requireDefined(
                        design, full, positions, rows.panel().schema().grid().at(step));
                chunks.add(chunk(rows, b, step, complete(full, positions), full));
            }
        }
        return chunks;
    }

    private static DesignChunk chunk(FitRows rows, int block, int step, int[] positions, double[][] full) {
        double[][] x = new double[full.length][];
        for (int j = 0; j < x.length; j++) {
            x[j] = pick(full[j], positions);
        }
        double[] y = pick(rows.response().at(block, step), positions);
        return new DesignChunk(block, step, positions, x, y, pick(rows.weights().at(block, step), positions));
    }

    private static void requireDefined(Design design, double[][] columns, int[] positions, TimePoint at) {
        for (int j = 0; j < columns.length; j++) {
            int undefined = 0;
            for (int row : positions) {
                undefined += Double.isInfinite(columns[j][row]) ? 1 : 0;
            }
            if (undefined > 0) {
                throw UserError.data(
                        "the term " + design.names().get(j) + " is not defined in " + undefined + " rows at time "
                                + at.label() + ": a logarithm needs values above 0, a root values of 0 or more;"
                                + " leave such rows out with rows, or choose another term");
            }
        }
    }

    /** How many rows of a fit lack a column of a design, and so drop out of it. */
    public static long incomplete(Design design, FitRows rows) {
        return rows.panel().count(b -> {
            double[][] full =
                    new double[design.size()][rows.panel().blocks().get(b).rows()];
            int lacking = 0;
            for (int step : rows.steps()) {
                int[] positions = rows.positions(b, step);
                design.fill(rows.panel().blocks().get(b), step, full);
                lacking += positions.length - complete(full, positions).length;
            }
            return lacking;
        });
    }

    private static int[] complete(double[][] columns, int[] positions) {
        int[] kept = new int[positions.length];
        int count = 0;
        for (int row : positions) {
            boolean present = true;
            for (double[] column : columns) {
                present &= !Double.isNaN(column[row]);
            }
            if (present) {
                kept[count++] = row;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static double[] pick(double[] values, int[] positions) {
        double[] picked = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            picked[i] = values[positions[i]];
        }
        return picked;
    }

    /** Rows, sum of weights, and how many weights are no whole numbers. */
    private static double[] totals(Source source) {
        double[] totals = new double[3];
        source.inOrder(block -> totals(source.of(block)), own -> {
            for (int i = 0; i < totals.length; i++) {
                totals[i] += own[i];
            }
        });
        return totals;
    }

    private static double[] totals(List<DesignChunk> chunks) {
        double[] totals = new double[3];
        for (DesignChunk chunk : chunks) {
            totals[ROWS] += chunk.rows();
            for (double w : chunk.w()) {
                totals[WEIGHT] += w;
                totals[FRACTIONS] += w == Math.rint(w) ? 0 : 1;
            }
        }
        return totals;
    }

    /** How many columns the design has. */
    public int columns() {
        return columns;
    }

    /** The same rows, each chunk changed but in its number of rows and its weights. */
    public DesignMatrix mapped(UnaryOperator<DesignChunk> map) {
        return new DesignMatrix(source.mapped(map), columns, totals);
    }

    /** The chunks, in the order of steps within blocks; of a part of a panel, its own. */
    public List<DesignChunk> chunks() {
        List<DesignChunk> all = new ArrayList<>();
        for (int b = 0; b < source.blocks(); b++) {
            all.addAll(source.of(b));
        }
        return all;
    }

    /** Gives what the chunks of each block say to a taker, in block order, over all parts of the panel. */
    public void inOrder(Function<List<DesignChunk>, double[]> ofBlock, Consumer<double[]> taker) {
        source.inOrder(block -> ofBlock.apply(source.of(block)), taker);
    }

    /** The sums over all blocks, in block order, of so many numbers. */
    public double[] sum(int size, Function<List<DesignChunk>, double[]> ofBlock) {
        double[] sum = new double[size];
        inOrder(ofBlock, own -> {
            for (int i = 0; i < size; i++) {
                sum[i] += own[i];
            }
        });
        return sum;
    }

    /** What a block and its chunks say. */
    @FunctionalInterface
    public interface OfBlock {
        double[] say(int block, List<DesignChunk> chunks);
    }

    /** The same of what also a block without rows has a say in. */
    public double[] sumOverBlocks(int size, OfBlock ofBlock) {
        double[] sum = new double[size];
        source.inOrder(block -> ofBlock.say(block, source.of(block)), own -> {
            for (int i = 0; i < size; i++) {
                sum[i] += own[i];
            }
        });
        return sum;
    }

    /** How many rows there are. */
    public long rows() {
        return (long) totals[ROWS];
    }

    /** The sum of the weights. */
    public double totalWeight() {
        return totals[WEIGHT];
    }

    /** The rows as a sample counts them: the sum of the weights when all are whole numbers (multiplicities), else their number. */
    public long sampleSize() {
        return totals[FRACTIONS] > 0 ? rows() : Math.round(totalWeight());
    }
}
