package org.galcause.gformula.forest;

import java.util.List;

/** What a regression forest is to learn: features, response, how often each row counts, and how the trees grow. Immutable. */
public final class ForestTask {

    /** Trees of a forest when nothing else is said; scikit-learn's default. */
    public static final int TREES = 100;

    private final List<RankedColumn> features;
    private final double[] response;
    private final int[] multiplicities;
    private final int minLeaf;
    private final long key;

    /**
     * A task that shares the arrays given; they must not be written to again.
     *
     * @param features one or more columns of the same rows
     * @param response finite where the multiplicity is not 0, otherwise not read
     * @param multiplicities how often each row occurs in the table; rows that do not occur are predicted but not learnt from
     * @param minLeaf fewest distinct rows (copies, not galaxies) in a leaf
     * @param key for the trees' random numbers
     */
    public ForestTask(List<RankedColumn> features, double[] response, int[] multiplicities, int minLeaf, long key) {
        this.features = List.copyOf(features);
        this.response = response;
        this.multiplicities = multiplicities;
        this.minLeaf = minLeaf;
        this.key = key;
        if (features.isEmpty() || minLeaf < 1) {
            throw new IllegalArgumentException("a forest needs a feature and leaves of at least one row");
        }
    }

    int rows() {
        return response.length;
    }

    List<RankedColumn> features() {
        return features;
    }

    double[] response() {
        return response;
    }

    int[] multiplicities() {
        return multiplicities;
    }

    int minLeaf() {
        return minLeaf;
    }

    long key() {
        return key;
    }
}
