package org.galcause.gformula.forest;

import java.util.Arrays;
import java.util.List;

/**
 * Grows the subtrees below all small nodes of one tree. One pass over each feature's order deals the rows out to the subtrees in ascending
 * order: nothing is sorted.
 */
final class TreeBottom {

    /** Numbers kept of a node: its ranges and its place in the tree. */
    private static final int RANGE = 5;

    private static final int LABEL_BITS = 8;
    private static final int LABEL_MASK = (1 << LABEL_BITS) - 1;

    private final List<RankedColumn> features;
    private final Bag bag;
    private final Subtree subtree;
    private final char[] lists;
    private final int[] place;
    private int[] ranges = new int[RANGE * 64];
    private int[] next = new int[64 + 1];
    private int nodes;

    TreeBottom(List<RankedColumn> features, int minLeaf, Bag bag, Unseen unseen) {
        int rows = features.get(0).rows();
        this.features = features;
        this.bag = bag;
        this.lists = new char[rows * (features.size() + 1)];
        this.place = new int[rows];
        this.subtree = new Subtree(features, minLeaf, unseen, lists);
    }

    /** A node to be grown: ranges of the bag's in-bag and out-of-bag rows. */
    void add(int from, int to, int outFrom, int outTo, int node) {
        if (RANGE * nodes == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
            next = Arrays.copyOf(next, ranges.length / RANGE + 1);
        }
        ranges[RANGE * nodes] = from;
        ranges[RANGE * nodes + 1] = to;
        ranges[RANGE * nodes + 2] = outFrom;
        ranges[RANGE * nodes + 3] = outTo;
        ranges[RANGE * nodes + 4] = node;
        nodes++;
    }

    /** Grows all subtrees that were added, and forgets them. */
    void grow() {
        label();
        for (int f = 0; f < features.size(); f++) {
            deal(features.get(f).order(), f * place.length);
        }
        for (int node = 0; node < nodes; node++) {
            int at = RANGE * node;
            subtree.grow(bag, ranges[at], ranges[at + 1], ranges[at + 2], ranges[at + 3], ranges[at + 4]);
        }
        nodes = 0;
    }

    /** Where each row goes: its subtree and label there. Rows of no subtree go to one behind the last, which nobody reads. */
    private void label() {
        Arrays.fill(place, nodes << LABEL_BITS);
        for (int node = 0; node < nodes; node++) {
            int from = ranges[RANGE * node];
            for (int i = from; i < ranges[RANGE * node + 1]; i++) {
                place[bag.in[i]] = node << LABEL_BITS | (i - from);
            }
        }
    }

    /** No branch but the loop's: which rows are out of bag cannot be foreseen. */
    private void deal(int[] order, int offset) {
        for (int node = 0; node < nodes; node++) {
            next[node] = offset + ranges[RANGE * node];
        }
        next[nodes] = place.length * features.size();
        for (int row : order) {
            int to = place[row];
            lists[next[to >>> LABEL_BITS]++] = (char) (to & LABEL_MASK);
        }
    }
}
