package org.galcause.gformula.forest;

import java.util.Arrays;
import java.util.List;

/** What a regression forest is to learn: features, response, how often each row counts, and how the trees grow. Immutable. */
public final class ForestTask {

    /** Trees of a forest when nothing else is said; scikit-learn's default. */
    public static final int TREES = 100;

    private final List<RankedColumn> features;
    private final double[] response;
    private final int[] multiplicities;
    private final double[] chances;
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
        this(features, response, multiplicities, new double[0], minLeaf, key);
    }

    private ForestTask(
            List<RankedColumn> features,
            double[] response,
            int[] multiplicities,
            double[] chances,
            int minLeaf,
            long key) {
        this.features = List.copyOf(features);
        this.response = response;
        this.multiplicities = multiplicities;
        this.chances = chances;
        this.minLeaf = minLeaf;
        this.key = key;
        if (features.isEmpty() || minLeaf < 1) {
            throw new IllegalArgumentException("a forest needs a feature and leaves of at least one row");
        }
    }

    /**
     * A task whose rows weigh unequally: each tree draws as many rows as there are, with chances as the weights.
     *
     * @param weights positive, one for each row
     */
    public static ForestTask weighted(
            List<RankedColumn> features, double[] response, double[] weights, int minLeaf, long key) {
        int[] ones = new int[response.length];
        Arrays.fill(ones, 1);
        return new ForestTask(features, response, ones, weights, minLeaf, key);
    }

    /** How a tree draws the rows that it learns from. */
    Draws draws() {
        return chances.length == 0 ? RowDraws.of(multiplicities) : new WeightedDraws(chances);
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
