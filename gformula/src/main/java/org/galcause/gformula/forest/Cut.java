package org.galcause.gformula.forest;

/** The best cut of a large node so far. */
final class Cut {

    /** What the node's draws add up to, packed. */
    long node;

    /** 0 when there is none. */
    double gain;

    int feature;

    /** The last bin on the left. */
    int last;

    void clear(long packedNode) {
        node = packedNode;
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
