package org.galcause.gformula.forest;

/** The best cut of a node so far. */
final class Cut {

    /** The node's sum of responses, and its {@code weight << 32 | copies}. */
    long sum;

    long counts;

    /** 0 when there is none. */
    double gain;

    int feature;

    /** The last bin, or position, on the left. */
    int last;

    void clear(long nodeSum, long nodeCounts) {
        sum = nodeSum;
        counts = nodeCounts;
        gain = 0;
    }

    void set(double newGain, int newFeature, int newLast) {
        gain = newGain;
        feature = newFeature;
        last = newLast;
    }

    boolean exists() {
        return gain > 0;
    }
}
