package org.galcause.gformula.forest;

/**
 * What one small node adds up, label by label. A label is a row's number within its subtree; its payload is one long, {@code response << 32
 * | copies << 16 | weight}, so that one addition adds all three. Responses are taken about the node's mean: those of the whole node add up to
 * nothing, which leaves one product to score a cut.
 */
final class Payload {

    /** Draws, and copies, that a node may have. */
    static final int MOST_DRAWS = Short.MAX_VALUE;

    private static final int COPIES_SHIFT = 16;
    private static final int WEIGHT_MASK = (1 << COPIES_SHIFT) - 1;

    /** Bits of the largest sum of responses, with room for one rounding a row. */
    private static final int SUM_BITS = 30;

    final int[] row = new int[Tree.SMALL];
    final long[] packed = new long[Tree.SMALL];
    private final long[] sum = new long[Tree.SMALL];
    private final int[] counts = new int[Tree.SMALL];
    private final float[] reciprocal = reciprocals();
    private final long[] deviation = new long[Tree.SMALL];

    private static float[] reciprocals() {
        float[] all = new float[MOST_DRAWS + 1];
        for (int i = 1; i < all.length; i++) {
            all[i] = 1f / i;
        }
        return all;
    }

    static int copiesOf(int counts) {
        return counts >>> COPIES_SHIFT;
    }

    static int weightOf(int counts) {
        return counts & WEIGHT_MASK;
    }

    /** The least counts of a node with so many copies. */
    static int ofCopies(int copies) {
        return copies << COPIES_SHIFT;
    }

    /** Takes up the in-bag rows of a range: labels 0, 1, …. */
    void load(Bag bag, int from, int to) {
        for (int i = from; i < to; i++) {
            int bagRow = bag.in[i];
            row[i - from] = bagRow;
            sum[i - from] = bag.sum[bagRow];
            counts[i - from] = bag.copies[bagRow] << COPIES_SHIFT | bag.weight[bagRow];
        }
    }

    long sum(int label) {
        return sum[label];
    }

    int counts(int label) {
        return counts[label];
    }

    /**
     * Packs the first {@code size} of {@code labels}, a node, about the node's mean, in units in which their sums fit. A deviation is taken
     * times the node's weight: so it is an integer, and all of them add up to nothing.
     */
    void centre(char[] labels, int size, long nodeSum, int nodeWeight) {
        long spread = 0;
        for (int i = 0; i < size; i++) {
            int label = labels[i];
            long own = sum[label] * nodeWeight - nodeSum * weightOf(counts[label]);
            deviation[i] = own;
            spread += Math.abs(own);
        }
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(spread) - SUM_BITS);
        for (int i = 0; i < size; i++) {
            int label = labels[i];
            packed[label] = deviation[i] >> shift << Integer.SIZE | counts[label];
        }
    }

    /** The score of a cut by the packed sum of its left and the node's weight: the larger the better. */
    float score(long left, int nodeWeight) {
        float excess = (int) (left >> Integer.SIZE);
        int weight = weightOf((int) left);
        return excess * excess * (reciprocal[weight] + reciprocal[nodeWeight - weight]);
    }
}
