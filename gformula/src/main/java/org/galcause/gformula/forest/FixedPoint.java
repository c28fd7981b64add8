package org.galcause.gformula.forest;

/**
 * The response as integers about its mean. Sums of them are exact: they do not depend on the order of summation, and the difference of a
 * node and its child is the sibling to the last bit.
 *
 * @param mean the response's mean
 * @param scale integer units per unit of the response
 */
record FixedPoint(double mean, double scale) {

    /** Largest distance from the mean; 2^30 x 2^30 draws still fit a long. */
    private static final double RANGE = 1 << 30;

    /** Fractional bits of a leaf's value. */
    private static final int LEAF_BITS = 8;

    static FixedPoint of(double[] response, int[] multiplicities) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < response.length; i++) {
            if (multiplicities[i] > 0) {
                sum += multiplicities[i] * response[i];
                count += multiplicities[i];
            }
        }
        double mean = sum / count;
        double farthest = 0;
        for (int i = 0; i < response.length; i++) {
            farthest = multiplicities[i] > 0 ? Math.max(farthest, Math.abs(response[i] - mean)) : farthest;
        }
        return new FixedPoint(mean, farthest == 0 ? 1 : RANGE / farthest);
    }

    long of(double response) {
        return Math.round((response - mean) * scale);
    }

    /** The value of a leaf, in units of its own. */
    static long leaf(long sum, long weight) {
        return Math.round((double) sum / weight * (1 << LEAF_BITS));
    }

    double meanOfLeaves(long sum, int count) {
        return mean + (double) sum / count / (1 << LEAF_BITS) / scale;
    }
}
