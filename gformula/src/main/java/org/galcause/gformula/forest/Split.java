package org.galcause.gformula.forest;

/** How much a split of a node reduces the squared error. */
final class Split {

    private Split() {}

    /**
     * The reduction up to factors that all splits of one node share: (sum_left - mean weight_left)^2 / (weight_left weight_right).
     *
     * @param sum of the responses on the left
     * @param weight on the left
     * @param mean of the node
     * @param total weight of the node
     */
    static double gain(long sum, long weight, double mean, long total) {
        double excess = sum - mean * weight;
        return excess * excess / ((double) weight * (total - weight));
    }
}
