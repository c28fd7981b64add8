package org.galcause.gformula.balance;

/**
 * Kendall's rank correlation tau-b of weighted rows: the pair (i, j) counts w_i w_j. It is what the mean tau-b tends to over resamples of
 * the rows with probabilities proportional to w (the galaxy paper's balance), in which a row that is drawn twice is tied with itself. Cost:
 * O(n log n).
 */
public final class KendallTau {

    private KendallTau() {}

    /**
     * The weighted tau-b.
     *
     * @param weights not negative, one for each row
     * @return between -1 and 1; NaN when one of the columns does not vary
     */
    public static double of(Ranks x, Ranks y, double[] weights) {
        WeightTree below = new WeightTree(y.distinct());
        int[] order = x.order();
        double balance = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && x.rank()[order[to]] == x.rank()[order[from]]) {
                int row = order[to++];
                int rank = y.rank()[row];
                balance += weights[row] * (below.sum(rank) - (below.total() - below.sum(rank + 1)));
            }
            for (int i = from; i < to; i++) {
                below.add(y.rank()[order[i]], weights[order[i]]);
            }
            from = to;
        }
        double untied = untiedPairs(x, weights) * untiedPairs(y, weights);
        return untied > 0 ? balance / Math.sqrt(untied) : Double.NaN;
    }

    /** The weight of all pairs of rows with different values. */
    private static double untiedPairs(Ranks ranks, double[] weights) {
        double[] byRank = new double[ranks.distinct()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            byRank[ranks.rank()[i]] += weights[i];
            total += weights[i];
        }
        double squares = 0;
        for (double weight : byRank) {
            squares += weight * weight;
        }
        return 0.5 * (total * total - squares);
    }

    /** Sums of the weights of all ranks below one (Fenwick 1994). */
    private static final class WeightTree {

        private final double[] sums;
        private double total;

        WeightTree(int ranks) {
            sums = new double[ranks + 1];
        }

        void add(int rank, double weight) {
            total += weight;
            for (int i = rank + 1; i < sums.length; i += i & -i) {
                sums[i] += weight;
            }
        }

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
