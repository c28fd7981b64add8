package org.galcause.gformula.forest;

import java.util.List;

/**
 * Splits one small node down to its leaves, exactly. Rows are labels 0, 1, … within the node; each feature has a list of labels in
 * ascending order of the feature, and a node below owns the same range of every list. Nodes that fit a machine word go on as masks.
 */
final class Subtree {

    /** Bits of a score that hold the position of its cut. */
    private static final int POSITION = Tree.SMALL - 1;

    private final int minLeaf;
    private final Unseen unseen;
    private final Payload payload = new Payload();
    private final MaskedNodes masked;
    private final int[][] rank;
    private final int stride;
    private final int[] goesLeft = new int[Tree.SMALL];
    private final char[] aside = new char[Tree.SMALL];
    private final char[] lists;
    private final BestCut cut = new BestCut(POSITION);

    /**
     * @param lists of each feature in turn, {@code rows} places each; sorted anew for every tree
     */
    Subtree(List<RankedColumn> features, int minLeaf, Unseen unseen, char[] lists) {
        this.minLeaf = minLeaf;
        this.lists = lists;
        this.stride = features.get(0).rows();
        this.rank = features.stream().map(RankedColumn::rank).toArray(int[][]::new);
        this.unseen = unseen;
        this.masked = new MaskedNodes(rank, minLeaf, payload, unseen, lists, stride);
    }

    /** Grows the subtree of the in-bag rows {@code [from, to)}, whose lists stand at the same places for each feature. */
    void grow(Bag bag, int from, int to, int outFrom, int outTo, int place) {
        payload.load(bag, from, to);
        long sum = 0;
        int counts = 0;
        for (int label = 0; label < to - from; label++) {
            sum += payload.sum(label);
            counts += payload.counts(label);
        }
        node(from, to, outFrom, outTo, sum, counts, 0, place);
    }

    private void node(int from, int to, int outFrom, int outTo, long sum, int counts, int listOf, int place) {
        if (Payload.copiesOf(counts) < 2 * minLeaf) {
            leaf(from, to, outFrom, outTo, sum, counts, listOf, place);
        } else if (to - from <= MaskedNodes.ROWS) {
            masked.grow(from, to - from, outFrom, outTo, sum, counts, place);
        } else if (findCut(from, to, sum, counts)) {
            split(from, to, outFrom, outTo, sum, counts, place);
        } else {
            leaf(from, to, outFrom, outTo, sum, counts, listOf, place);
        }
    }

    private void split(int from, int to, int outFrom, int outTo, long sum, int counts, int place) {
        int feature = cut.feature();
        int middle = from + cut.position() + 1;
        long leftSum = 0;
        int leftCounts = 0;
        int list = feature * stride;
        for (int i = from; i < middle; i++) {
            leftSum += payload.sum(lists[list + i]);
            leftCounts += payload.counts(lists[list + i]);
        }
        int threshold = (rankAt(list, feature, middle - 1) + rankAt(list, feature, middle)) >>> 1;
        int below = unseen.split(place, feature, threshold);
        int outMiddle = unseen.partition(outFrom, outTo, rank[feature], threshold);
        partitionLists(from, middle, to, feature);
        node(from, middle, outFrom, outMiddle, leftSum, leftCounts, feature, below);
        node(middle, to, outMiddle, outTo, sum - leftSum, counts - leftCounts, feature, below + 1);
    }

    private boolean findCut(int from, int to, long sum, int counts) {
        System.arraycopy(lists, from, aside, 0, to - from);
        payload.centre(aside, to - from, sum, Payload.weightOf(counts));
        cut.forget();
        for (int f = 0; f < rank.length; f++) {
            cut.take(f, scan(f, from, to, counts));
        }
        return cut.exists() && (!tied(cut.feature(), from + cut.position()) || findUntiedCut(from, to, counts));
    }

    /** Seldom needed: equal values of one feature lie together, and the best cut of all would part them. */
    private boolean findUntiedCut(int from, int to, int counts) {
        cut.forget();
        for (int f = 0; f < rank.length; f++) {
            cut.take(f, scanUntied(f, from, to, counts));
        }
        return cut.exists();
    }

    /** The best cut of a feature: the bits of its score, the last of them replaced by its position. */
    private int scan(int feature, int from, int to, int counts) {
        long[] packed = payload.packed;
        int total = Payload.weightOf(counts);
        int fewest = Payload.ofCopies(minLeaf);
        int most = counts - fewest | 0xffff;
        int list = feature * stride;
        int found = 0;
        long sums = 0;
        for (int i = from; i < to - 1; i++) {
            sums += packed[lists[list + i]];
            int low = (int) sums;
            int outside = (low - fewest | most - low) >> 31;
            int score = Float.floatToRawIntBits(payload.score(sums, total));
            found = Math.max(found, (score & ~POSITION | i - from) & ~outside);
        }
        return found;
    }

    private int scanUntied(int feature, int from, int to, int counts) {
        int total = Payload.weightOf(counts);
        int list = feature * stride;
        int found = 0;
        long sums = 0;
        for (int i = from; i < to - 1; i++) {
            sums += payload.packed[lists[list + i]];
            int copies = Payload.copiesOf((int) sums);
            if (copies >= minLeaf && copies <= Payload.copiesOf(counts) - minLeaf && !tied(feature, i)) {
                int score = Float.floatToRawIntBits(payload.score(sums, total));
                found = Math.max(found, score & ~POSITION | i - from);
            }
        }
        return found;
    }

    private boolean tied(int feature, int place) {
        int list = feature * stride;
        return rankAt(list, feature, place) == rankAt(list, feature, place + 1);
    }

    private int rankAt(int list, int feature, int place) {
        return rank[feature][payload.row[lists[list + place]]];
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

    private void leaf(int from, int to, int outFrom, int outTo, long sum, int counts, int listOf, int place) {
        long value = FixedPoint.leaf(sum, Payload.weightOf(counts));
        int list = listOf * stride;
        for (int i = from; i < to; i++) {
            unseen.seen(payload.row[lists[list + i]], value);
        }
        unseen.leaf(place, outFrom, outTo, value);
    }
}
