package org.galcause.gformula.balance;

import java.util.Arrays;

/** A column's order, found once for all rank correlations that it enters. */
public final class Ranks {

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
        double[] different = different(values);
        int[] rank = new int[values.length];
        int[] next = new int[different.length + 1];
        for (int i = 0; i < values.length; i++) {
            rank[i] = Arrays.binarySearch(different, values[i]);
            next[rank[i] + 1]++;
        }
        for (int r = 0; r < different.length; r++) {
            next[r + 1] += next[r];
        }
        int[] order = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            order[next[rank[i]]++] = i;
        }
        return new Ranks(rank, order, different.length);
    }

    private static double[] different(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || Double.compare(value, sorted[count - 1]) != 0) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOf(sorted, count);
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
