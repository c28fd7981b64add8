package org.galcause.gformula.design;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.TimePoint;

/**
 * The rows of a fit, filled: by block and step, the columns of the design, the response and the weights, without rows of which any of them
 * is missing. Cost: rows x (columns + 2) doubles.
 *
 * @param chunks in the order of steps within blocks
 * @param columns how many columns the design has
 */
public record DesignMatrix(List<DesignChunk> chunks, int columns) {

    public DesignMatrix {
        chunks = List.copyOf(chunks);
    }

    /** Fills a design for the rows of its fit. */
    public static DesignMatrix of(Design design, FitRows rows) {
        List<DesignChunk> chunks = new ArrayList<>();
        for (int b = 0; b < rows.panel().blocks().size(); b++) {
            PanelBlock block = rows.panel().blocks().get(b);
            double[][] full = new double[design.size()][block.rows()];
            for (int step : rows.steps()) {
                int[] positions = rows.positions(b, step);
                if (positions.length > 0) {
                    design.fill(block, step, full);
                    requireDefined(
                            design,
                            full,
                            positions,
                            rows.panel().schema().grid().at(step));
                    chunks.add(chunk(rows, b, step, complete(full, positions), full));
                }
            }
        }
        return new DesignMatrix(chunks, design.size());
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
        return java.util.Arrays.copyOf(kept, count);
    }

    private static double[] pick(double[] values, int[] positions) {
        double[] picked = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            picked[i] = values[positions[i]];
        }
        return picked;
    }

    /** How many rows there are. */
    public long rows() {
        return chunks.stream().mapToLong(DesignChunk::rows).sum();
    }

    /** The sum of the weights. */
    public double totalWeight() {
        double sum = 0;
        for (DesignChunk chunk : chunks) {
            for (double w : chunk.w()) {
                sum += w;
            }
        }
        return sum;
    }

    /** The rows as a sample counts them: the sum of the weights when all are whole numbers (multiplicities), else their number. */
    public long sampleSize() {
        for (DesignChunk chunk : chunks) {
            for (double w : chunk.w()) {
                if (w != Math.rint(w)) {
                    return rows();
                }
            }
        }
        return Math.round(totalWeight());
    }
}
