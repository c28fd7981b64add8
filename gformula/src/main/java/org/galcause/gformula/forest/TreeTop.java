package org.galcause.gformula.forest;

import java.util.ArrayList;
import java.util.List;

/** Splits large nodes at histogram bins; hands small ones to the bottom. */
final class TreeTop {

    private final int minLeaf;
    private final Bag bag;
    private final Unseen unseen;
    private final TreeBottom bottom;
    private final Nodes nodes;
    private final Bins bins;
    private final int[][] rank;
    private final List<Histogram> stack = new ArrayList<>();
    private final Cut cut = new Cut();

    TreeTop(List<RankedColumn> features, int minLeaf, Bag bag, Unseen unseen, TreeBottom bottom, Nodes nodes) {
        this.unseen = unseen;
        this.minLeaf = minLeaf;
        this.bag = bag;
        this.bottom = bottom;
        this.nodes = nodes;
        this.rank = features.stream().map(RankedColumn::rank).toArray(int[][]::new);
        this.bins = new Bins(features);
    }

    void grow() {
        int root = nodes.plant();
        if (bag.inSize <= bag.small) {
            bottom.add(0, bag.inSize, 0, bag.outSize, root);
            return;
        }
        histogram(0).build(0, bag.inSize);
        split(0, bag.inSize, 0, bag.outSize, 0, root);
    }

    private Histogram histogram(int depth) {
        if (depth == stack.size()) {
            stack.add(new Histogram(bins, bag));
        }
        return stack.get(depth);
    }

    /**
     * Splits a node whose histogram stands at {@code depth}. The smaller child's histogram is built one deeper, the larger's takes the
     * parent's place; as the smaller is split first and has at most half the rows, the stack stays as low as the logarithm of the rows.
     */
    private void split(int from, int to, int outFrom, int outTo, int depth, int node) {
        Histogram histogram = histogram(depth);
        histogram.scan(minLeaf, cut);
        if (!cut.exists()) {
            leaf(node, from, to, outFrom, outTo);
            return;
        }
        int feature = cut.feature;
        int threshold = bins.lastRank(histogram.middle(feature, cut.last));
        int below = nodes.split(node, feature, threshold);
        int middle = Bag.partition(bag.in, from, to, rank[feature], threshold);
        int outMiddle = Bag.partition(bag.out, outFrom, outTo, rank[feature], threshold);
        boolean leftIsSmaller = middle - from <= to - middle;
        int largest = Math.max(middle - from, to - middle);
        if (largest > bag.small) {
            Histogram child = histogram(depth + 1);
            child.build(leftIsSmaller ? from : middle, leftIsSmaller ? middle : to);
            histogram.subtract(child);
        }
        if (leftIsSmaller) {
            child(from, middle, outFrom, outMiddle, depth + 1, below);
            child(middle, to, outMiddle, outTo, depth, below + 1);
        } else {
            child(middle, to, outMiddle, outTo, depth + 1, below + 1);
            child(from, middle, outFrom, outMiddle, depth, below);
        }
    }

    private void child(int from, int to, int outFrom, int outTo, int depth, int node) {
        if (to - from > bag.small) {
            split(from, to, outFrom, outTo, depth, node);
        } else {
            bottom.add(from, to, outFrom, outTo, node);
        }
    }

    private void leaf(int node, int from, int to, int outFrom, int outTo) {
        long sum = 0;
        long weight = 0;
        for (int i = from; i < to; i++) {
            sum += bag.sum[bag.in[i]];
            weight += bag.weight[bag.in[i]];
        }
        long value = FixedPoint.leaf(sum, weight);
        for (int i = from; i < to; i++) {
            unseen.seen(bag.in[i], value);
        }
        unseen.leaf(node, outFrom, outTo, value);
    }
}
