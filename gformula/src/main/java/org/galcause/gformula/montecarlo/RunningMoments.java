package org.galcause.gformula.montecarlo;

import java.util.Arrays;
import org.galcause.causalmodel.panel.Panel;

/**
 * Mean and spread of numbers that come block by block (Chan, Golub and LeVeque 1983). What each block says is kept until the blocks of all
 * parts of a panel are put together, in their order.
 */
final class RunningMoments {

    private static final int NUMBERS = 3;

    private double[] blocks = new double[8 * NUMBERS];
    private int filled;
    private long count;
    private double mean;
    private double squares;

    /** Adds a block. */
    void add(double[] values, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[i];
        }
        double own = sum / rows;
        double ownSquares = 0;
        for (int i = 0; i < rows; i++) {
            ownSquares += (values[i] - own) * (values[i] - own);
        }
        if (filled == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * filled);
        }
        blocks[filled++] = rows;
        blocks[filled++] = own;
        blocks[filled++] = ownSquares;
    }

    /** Puts the blocks of all parts together. */
    void settle(Panel panel) {
        for (double[] part : panel.fromAllParts(Arrays.copyOf(blocks, filled))) {
            for (int i = 0; i < part.length; i += NUMBERS) {
                put((long) part[i], part[i + 1], part[i + 2]);
            }
        }
    }

    private void put(long rows, double own, double ownSquares) {
        double apart = own - mean;
        long total = count + rows;
        mean += apart * rows / total;
        squares += ownSquares + apart * apart * ((double) count * rows / total);
        count = total;
    }

    double mean() {
        return mean;
    }

    /** The standard error of the mean. */
    double standardError() {
        return Math.sqrt(squares / (count - 1) / count);
    }
}
