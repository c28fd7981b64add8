package org.galcause.gformula.balance;

import java.util.Arrays;

/**
 * Kendall's rank correlation tau-b of weighted pairs: the pair (i, j) counts w_i w_j. It is what the mean tau-b tends to over resamples of
 * the rows with probabilities proportional to w, in which a row that is drawn twice is tied with itself. Cost: O(n log n).
 */
public final class KendallTau {

    private KendallTau() {}

    /**
     * The weighted tau-b.
     *
     * @param x one number for each row
     * @param y one number for each row
     * @param weights not negative
     * @return between -1 and 1; NaN when x or y does not vary
     */
    public static double of(double[] x, double[] y, double[] weights) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> x[a] != x[b] ? Double.compare(x[a], x[b]) : Double.compare(y[a], y[b]));
        int[] rankOfY = ranks(y);
        WeightTree below = new WeightTree(x.length);
        double balance = 0;
        double total = 0;
        double self = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && x[order[to]] == x[order[from]]) {
                int row = order[to];
                double less = below.sum(rankOfY[row]);
                double notMore = below.sum(rankOfY[row] + 1);
                balance += weights[row] * (less - (below.total() - notMore));
                self += weights[row] * weights[row];
                to++;
            }
            for (int i = from; i < to; i++) {
                below.add(rankOfY[order[i]], weights[order[i]]);
                total += weights[order[i]];
            }
            from = to;
        }
        double untiedX = 0.5 * (total * total - squaresByValue(x, weights));
        double untiedY = 0.5 * (total * total - squaresByValue(y, weights));
        return self == 0 ? Double.NaN : balance / Math.sqrt(untiedX * untiedY);
    }

    /** The sum over different values of the squared weight of all rows of that value. */
    private static double squaresByValue(double[] values, double[] weights) {
        int[] rank = ranks(values);
        double[] byRank = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            byRank[rank[i]] += weights[i];
        }
        return Arrays.stream(byRank).map(w -> w * w).sum();
    }

    private static int[] ranks(double[] values) {
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        return Arrays.stream(values)
                .mapToInt(v -> Arrays.binarySearch(distinct, v))
                .toArray();
    }

    /** Sums of weights of all ranks below one (Fenwick 1994). */
    private static final class WeightTree {

        private final double[] sums;
        private double total;

        WeightTree(int size) {
            sums = new double[size + 1];
        }

        void add(int rank, double weight) {
            total += weight;
            for (int i = rank + 1; i < sums.length; i += i & -i) {
                sums[i] += weight;
            }
        }

        /** Of all ranks less than {@code rank}. */
        double sum(int rank) {
            double sum = 0;
            for (int i = rank; i > 0; i -= i & -i) {
                sum += sums[i];
            }
            return sum;
        }

        double total() {
            return total;
        }
    }
}
