package org.galcause.gformula.forest;

import java.util.Arrays;

/** The nodes of the tree that grows, in working memory that the next tree takes over. A right child stands behind its left sibling. */
final class Nodes {

    /** Instead of a feature: the node is a leaf. */
    static final int LEAF = -1;

    private int[] feature = new int[256];
    private int[] last = new int[256];
    private int[] left = new int[256];
    private long[] leaf = new long[256];
    private int size;

    /** Forgets all nodes and returns the root of a new tree. */
    int plant() {
        size = 1;
        return 0;
    }

    /**
     * Rows whose rank of a feature is at most {@code lastRank} go left.
     *
     * @return the left child; the right one is the next
     */
    int split(int node, int byFeature, int lastRank) {
        if (size + 2 > feature.length) {
            grow();
        }
        feature[node] = byFeature;
        last[node] = lastRank;
        left[node] = size;
        size += 2;
        return left[node];
    }

    void leaf(int node, long value) {
        feature[node] = LEAF;
        leaf[node] = value;
    }

    private void grow() {
        int longer = 2 * feature.length;
        feature = Arrays.copyOf(feature, longer);
        last = Arrays.copyOf(last, longer);
        left = Arrays.copyOf(left, longer);
        leaf = Arrays.copyOf(leaf, longer);
    }

    int size() {
        return size;
    }

    int feature(int node) {
        return feature[node];
    }

    int last(int node) {
        return last[node];
    }

    int left(int node) {
        return left[node];
    }

    long leaf(int node) {
        return leaf[node];
    }
}
