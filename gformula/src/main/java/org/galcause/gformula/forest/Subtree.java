package org.galcause.gformula.forest;

import java.util.List;

/**
 * Splits one small node down to its leaves, exactly. Rows are labels 0, 1, … within the node; each feature has a list of labels in
 * ascending order of the feature, and a node below owns the same range of every list.
 */
final class Subtree {

    private final int minLeaf;
    private final Bag bag;
    private final Predictions predictions;
    private final int[][] rank;
    private final int stride;
    private final long[] sum = new long[Tree.SMALL];
    private final long[] counts = new long[Tree.SMALL];
    private final int[] goesLeft = new int[Tree.SMALL];
    private final char[] aside = new char[Tree.SMALL];
    private final Cut cut = new Cut();
    private char[] lists = {};
    private int first;

    Subtree(List<RankedColumn> features, int minLeaf, Bag bag, Predictions predictions) {
        this.minLeaf = minLeaf;
        this.bag = bag;
        this.predictions = predictions;
        this.stride = features.get(0).rows();
        this.rank = features.stream().map(RankedColumn::rank).toArray(int[][]::new);
    }

    /** Grows the subtree of the in-bag rows {@code [from, to)}, whose lists stand at the same places for each feature. */
    void grow(char[] labelLists, int from, int to, int outFrom, int outTo) {
        lists = labelLists;
        first = from;
        long nodeSum = 0;
        long nodeCounts = 0;
        for (int i = from; i < to; i++) {
            int row = bag.in[i];
            sum[i - from] = bag.sum[row];
            counts[i - from] = bag.counts[row];
            nodeSum += bag.sum[row];
            nodeCounts += bag.counts[row];
        }
        split(from, to, outFrom, outTo, nodeSum, nodeCounts, 0);
    }

    private void split(int from, int to, int outFrom, int outTo, long nodeSum, long nodeCounts, int listOf) {
        if (!splittable(nodeCounts) || !findCut(from, to, nodeSum, nodeCounts)) {
            leaf(from, to, outFrom, outTo, listOf, FixedPoint.leaf(nodeSum, Bag.weightOf(nodeCounts)));
            return;
        }
        int feature = cut.feature;
        int middle = cut.last + 1;
        long leftSum = 0;
        long leftCounts = 0;
        int list = feature * stride;
        for (int i = from; i < middle; i++) {
            leftSum += sum[lists[list + i]];
            leftCounts += counts[lists[list + i]];
        }
        int outMiddle = partitionUnseen(outFrom, outTo, feature, threshold(feature, middle));
        if (splittable(leftCounts) || splittable(nodeCounts - leftCounts)) {
            partitionLists(from, middle, to, feature);
        }
        split(from, middle, outFrom, outMiddle, leftSum, leftCounts, feature);
        split(middle, to, outMiddle, outTo, nodeSum - leftSum, nodeCounts - leftCounts, feature);
    }

    private boolean splittable(long nodeCounts) {
        return Bag.copiesOf(nodeCounts) >= 2 * minLeaf;
    }

    private boolean findCut(int from, int to, long nodeSum, long nodeCounts) {
        cut.clear(nodeSum, nodeCounts);
        for (int f = 0; f < rank.length; f++) {
            scan(f, from, to);
        }
        return cut.exists();
    }

    private void scan(int feature, int from, int to) {
        long total = Bag.weightOf(cut.counts);
        int mostCopies = Bag.copiesOf(cut.counts) - minLeaf;
        double mean = (double) cut.sum / total;
        int list = feature * stride;
        long leftSum = 0;
        long leftCounts = 0;
        for (int i = from; i < to - 1; i++) {
            int label = lists[list + i];
            leftSum += sum[label];
            leftCounts += counts[label];
            int copies = Bag.copiesOf(leftCounts);
            if (copies > mostCopies) {
                return;
            }
            if (copies >= minLeaf) {
                double gain = Split.gain(leftSum, Bag.weightOf(leftCounts), mean, total);
                if (gain > cut.gain && rankAt(feature, i) != rankAt(feature, i + 1)) {
                    cut.set(gain, feature, i);
                }
            }
        }
    }

    private int rankAt(int feature, int place) {
        return rank[feature][bag.in[first + lists[feature * stride + place]]];
    }

    private int threshold(int feature, int middle) {
        return (rankAt(feature, middle - 1) + rankAt(feature, middle)) >>> 1;
    }

    private int partitionUnseen(int from, int to, int feature, int threshold) {
        int[] featureRank = rank[feature];
        int left = from;
        for (int i = from; i < to; i++) {
            int row = bag.out[i];
            bag.out[i] = bag.out[left];
            bag.out[left] = row;
            left += featureRank[row] - threshold - 1 >>> 31;
        }
        return left;
    }

    /** Brings the labels of the left to the front of every list, keeping their order on both sides. */
    private void partitionLists(int from, int middle, int to, int feature) {
        int done = feature * stride;
        for (int i = from; i < to; i++) {
            goesLeft[lists[done + i]] = i < middle ? 1 : 0;
        }
        for (int f = 0; f < rank.length; f++) {
            if (f != feature) {
                partition(f * stride, from, to);
            }
        }
    }

    private void partition(int list, int from, int to) {
        int left = list + from;
        int right = 0;
        for (int i = list + from; i < list + to; i++) {
            char label = lists[i];
            int go = goesLeft[label];
            lists[left] = label;
            aside[right] = label;
            left += go;
            right += 1 - go;
        }
        System.arraycopy(aside, 0, lists, left, right);
    }

    private void leaf(int from, int to, int outFrom, int outTo, int listOf, long value) {
        int list = listOf * stride;
        for (int i = from; i < to; i++) {
            predictions.seen(bag.in[first + lists[list + i]], value);
        }
        for (int i = outFrom; i < outTo; i++) {
            predictions.unseen(bag.out[i], value);
        }
    }
}
