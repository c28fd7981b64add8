package org.galcause.gformula.balance;

import java.util.Arrays;
import org.galcause.gformula.weights.OrderedBits;

/** A column's order, found once for all rank correlations that it enters. */
public final class Ranks {

    private static final int DIGIT = 16;

    private final int[] rank;
    private final int[] order;
    private final int distinct;

    private Ranks(int[] rank, int[] order, int distinct) {
        this.rank = rank;
        this.order = order;
        this.distinct = distinct;
    }

    /** Ranks a column; NaN ranks highest, and is to be given no weight. */
    public static Ranks of(double[] values) {
        int[] order = order(values);
        int[] rank = new int[values.length];
        int distinct = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || Double.compare(values[order[i]], values[order[i - 1]]) != 0) {
                distinct++;
            }
            rank[order[i]] = distinct - 1;
        }
        return new Ranks(rank, order, distinct);
    }

    /**
     * Rows by ascending value, equal ones as they came: sorted by sixteen bits at a time from the lowest, so that the time for each row does not grow
     * with their number.
     */
    private static int[] order(double[] values) {
        int[] order = new int[values.length];
        Arrays.setAll(order, i -> i);
        int[] sorted = new int[values.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            int[] next = new int[(1 << DIGIT) + 1];
            for (double value : values) {
                next[digit(value, shift) + 1]++;
            }
            if (next[digit(values.length == 0 ? 0 : values[0], shift) + 1] == values.length) {
                continue; // all agree in these bits
            }
            for (int d = 0; d < 1 << DIGIT; d++) {
                next[d + 1] += next[d];
            }
            for (int row : order) {
                sorted[next[digit(values[row], shift)]++] = row;
            }
            int[] emptied = order;
            order = sorted;
            sorted = emptied;
        }
        return order;
    }

    private static int digit(double value, int shift) {
        return (int) (OrderedBits.of(value) >>> shift) & ((1 << DIGIT) - 1);
    }

    /** How many values are less and different, for each row. */
    int[] rank() {
        return rank;
    }

    /** Rows by ascending value. */
    int[] order() {
        return order;
    }

    int distinct() {
        return distinct;
    }
}
