package org.galcause.gformula.balance;

/**
 * Kendall's rank correlation tau-b of weighted rows: the pair (i, j) counts w_i w_j. It is what the mean tau-b tends to over resamples of
 * the rows with probabilities proportional to w (the galaxy paper's balance), in which a row that is drawn twice is tied with itself. Discordant
 * pairs are counted while the rows, in the order of x, are merged into that of y (Knight 1966), which reads memory from end to end. Cost:
 * O(n log n).
 */
public final class KendallTau {

    private final int[] rank;
    private final double[] weight;
    private int[] otherRank;
    private double[] otherWeight;

    private KendallTau(int[] rank, double[] weight) {
        this.rank = rank;
        this.weight = weight;
        this.otherRank = new int[rank.length];
        this.otherWeight = new double[rank.length];
    }

    /**
     * The weighted tau-b.
     *
     * @param weights not negative, one for each row
     * @return between -1 and 1; NaN when one of the columns does not vary
     */
    public static double of(Ranks x, Ranks y, double[] weights) {
        int[] order = byBoth(x, y);
        double ofX = untied(x.order(), x.rank(), weights);
        double ofY = untied(y.order(), y.rank(), weights);
        double apart = ofX + ofY - untied(order, both(x, y, order), weights);
        int[] rank = new int[order.length];
        double[] weight = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[i] = y.rank()[order[i]];
            weight[i] = weights[order[i]];
        }
        double untied = ofX * ofY;
        return untied > 0 ? (apart - 2 * new KendallTau(rank, weight).inversions()) / Math.sqrt(untied) : Double.NaN;
    }

    /** Rows by ascending x, those that are tied in it by ascending y. */
    private static int[] byBoth(Ranks x, Ranks y) {
        int[] next = new int[x.distinct() + 1];
        for (int rank : x.rank()) {
            next[rank + 1]++;
        }
        for (int r = 0; r < x.distinct(); r++) {
            next[r + 1] += next[r];
        }
        int[] order = new int[x.rank().length];
        for (int row : y.order()) {
            order[next[x.rank()[row]]++] = row;
        }
        return order;
    }

    /** By row, a number that those alone share that are tied in x and in y. */
    private static int[] both(Ranks x, Ranks y, int[] order) {
        int[] both = new int[order.length];
        for (int i = 1; i < order.length; i++) {
            boolean tied = x.rank()[order[i]] == x.rank()[order[i - 1]] && y.rank()[order[i]] == y.rank()[order[i - 1]];
            both[order[i]] = both[order[i - 1]] + (tied ? 0 : 1);
        }
        return both;
    }

    /** The weight of all pairs of rows of different ranks, from their order. */
    private static double untied(int[] order, int[] rank, double[] weights) {
        double total = 0;
        double squares = 0;
        for (int from = 0; from < order.length; ) {
            double tied = 0;
            int to = from;
            while (to < order.length && rank[order[to]] == rank[order[from]]) {
                tied += weights[order[to++]];
            }
            total += tied;
            squares += tied * tied;
            from = to;
        }
        return 0.5 * (total * total - squares);
    }

    /** The weight of all pairs whose first row has the higher rank; sorts by rank. */
    private double inversions() {
        double inversions = 0;
        int[] fromRank = rank;
        double[] fromWeight = weight;
        for (long run = 1; run < fromRank.length; run *= 2) {
            for (long start = 0; start < fromRank.length; start += 2 * run) {
                int middle = (int) Math.min(start + run, fromRank.length);
                int end = (int) Math.min(start + 2 * run, fromRank.length);
                inversions += merge(fromRank, fromWeight, (int) start, middle, end);
            }
            int[] ranks = fromRank;
            double[] weights = fromWeight;
            fromRank = otherRank;
            fromWeight = otherWeight;
            otherRank = ranks;
            otherWeight = weights;
        }
        return inversions;
    }

    private double merge(int[] ranks, double[] weights, int start, int middle, int end) {
        double left = 0;
        for (int i = start; i < middle; i++) {
            left += weights[i];
        }
        double inversions = 0;
        int i = start;
        int j = middle;
        for (int k = start; k < end; k++) {
            if (j == end || i < middle && ranks[i] <= ranks[j]) {
                left -= weights[i];
                otherRank[k] = ranks[i];
                otherWeight[k] = weights[i++];
            } else {
                inversions += left * weights[j];
                otherRank[k] = ranks[j];
                otherWeight[k] = weights[j++];
            }
        }
        return inversions;
    }
}
