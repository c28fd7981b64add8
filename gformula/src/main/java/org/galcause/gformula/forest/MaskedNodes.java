package org.galcause.gformula.forest;

/**
 * Splits a node of at most 64 rows down to its leaves. The node's sorted lists of labels stay as they are; a node below it is, for each
 * feature, the set of list positions that it owns, one 64-bit mask. So a split of all features costs a few operations on words instead of
 * moving lists.
 */
final class MaskedNodes {

    /** Rows of the largest node: the bits of a mask. */
    static final int ROWS = Long.SIZE;

    private static final int POSITION = ROWS - 1;

    private final int[][] rank;
    private final int features;
    private final int minLeaf;
    private final Payload payload;
    private final Unseen unseen;
    private final char[] lists;
    private final int stride;

    /** Position of each label in each feature's list. */
    private final byte[] positions;

    /** By depth, then feature. */
    private final long[] masks;

    private final char[] labels = new char[ROWS];
    private final BestCut cut = new BestCut(POSITION);
    private int first;

    MaskedNodes(int[][] rank, int minLeaf, Payload payload, Unseen unseen, char[] lists, int stride) {
        this.rank = rank;
        this.features = rank.length;
        this.minLeaf = minLeaf;
        this.payload = payload;
        this.unseen = unseen;
        this.lists = lists;
        this.stride = stride;
        this.positions = new byte[features * Tree.SMALL];
        this.masks = new long[(ROWS + 1) * features];
    }

    /** Grows the node whose labels stand at {@code first} in every list. */
    void grow(int first, int size, int outFrom, int outTo, long sum, int counts, int place) {
        this.first = first;
        for (int f = 0; f < features; f++) {
            int list = f * stride + first;
            for (int i = 0; i < size; i++) {
                positions[f * Tree.SMALL + lists[list + i]] = (byte) i;
            }
            masks[f] = -1L >>> ROWS - size;
        }
        node(0, 0, masks[0], outFrom, outTo, sum, counts, place);
    }

    /**
     * @param depth where the masks stand of a node that can be split
     * @param ofFeature a feature whose {@code mask} is known in any case
     * @param place in the tree
     */
    private void node(int depth, int ofFeature, long mask, int outFrom, int outTo, long sum, int counts, int place) {
        if (!splittable(counts) || !findCut(depth, sum, counts)) {
            leaf(place, ofFeature, mask, outFrom, outTo, FixedPoint.leaf(sum, Payload.weightOf(counts)));
            return;
        }
        int feature = cut.feature();
        long whole = masks[depth * features + feature];
        int position = cut.position();
        long left = whole & (2L << position) - 1;
        long right = whole & ~left;
        int threshold = (rankAt(feature, position) + rankAt(feature, Long.numberOfTrailingZeros(right))) >>> 1;
        int below = unseen.split(place, feature, threshold);
        int outMiddle = unseen.partition(outFrom, outTo, rank[feature], threshold);
        long leftSum = 0;
        int leftCounts = 0;
        for (long rest = left; rest != 0; rest &= rest - 1) {
            int label = lists[feature * stride + first + Long.numberOfTrailingZeros(rest)];
            leftSum += payload.sum(label);
            leftCounts += payload.counts(label);
        }
        int rightCounts = counts - leftCounts;
        boolean leftIsSmaller = Long.bitCount(left) <= Long.bitCount(right);
        if (splittable(leftCounts) || splittable(rightCounts)) {
            splitMasks(depth, feature, leftIsSmaller ? left : right);
        }
        int leftDepth = leftIsSmaller ? depth + 1 : depth;
        int rightDepth = leftIsSmaller ? depth : depth + 1;
        if (leftIsSmaller) {
            node(leftDepth, feature, left, outFrom, outMiddle, leftSum, leftCounts, below);
            node(rightDepth, feature, right, outMiddle, outTo, sum - leftSum, rightCounts, below + 1);
        } else {
            node(rightDepth, feature, right, outMiddle, outTo, sum - leftSum, rightCounts, below + 1);
            node(leftDepth, feature, left, outFrom, outMiddle, leftSum, leftCounts, below);
        }
    }

    private boolean splittable(int counts) {
        return Payload.copiesOf(counts) >= 2 * minLeaf;
    }

    /** The smaller child's masks go one deeper, the larger's take the parent's place. */
    private void splitMasks(int depth, int feature, long smaller) {
        int size = 0;
        for (long rest = smaller; rest != 0; rest &= rest - 1) {
            labels[size++] = lists[feature * stride + first + Long.numberOfTrailingZeros(rest)];
        }
        int parent = depth * features;
        int child = parent + features;
        for (int f = 0; f < features; f++) {
            int at = f * Tree.SMALL;
            long mask = 0;
            for (int i = 0; i < size; i++) {
                mask |= 1L << positions[at + labels[i]];
            }
            masks[child + f] = mask;
            masks[parent + f] &= ~mask;
        }
    }

    private boolean findCut(int depth, long sum, int counts) {
        centre(masks[depth * features], sum, Payload.weightOf(counts));
        cut.forget();
        for (int f = 0; f < features; f++) {
            cut.take(f, scan(f, masks[depth * features + f], counts));
        }
        return cut.exists()
                && (!tied(cut.feature(), masks[depth * features + cut.feature()], cut.position())
                        || findUntiedCut(depth, counts));
    }

    /** Seldom needed: equal values of one feature lie together, and the best cut of all would part them. */
    private boolean findUntiedCut(int depth, int counts) {
        cut.forget();
        for (int f = 0; f < features; f++) {
            cut.take(f, scanUntied(f, masks[depth * features + f], counts));
        }
        return cut.exists();
    }

    private void centre(long mask, long sum, int weight) {
        int size = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            labels[size++] = lists[first + Long.numberOfTrailingZeros(rest)];
        }
        payload.centre(labels, size, sum, weight);
    }

    /** The best cut of a feature: the bits of its score, the last six of them replaced by its position. No branch but the loop's. */
    private int scan(int feature, long mask, int counts) {
        long[] packed = payload.packed;
        char[] list = lists;
        int base = feature * stride + first;
        int total = Payload.weightOf(counts);
        int fewest = Payload.ofCopies(minLeaf);
        int most = counts - fewest | 0xffff;
        int found = 0;
        long sums = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            sums += packed[list[base + position]];
            int low = (int) sums;
            int outside = (low - fewest | most - low) >> 31;
            int score = Float.floatToRawIntBits(payload.score(sums, total));
            found = Math.max(found, (score & ~POSITION | position) & ~outside);
        }
        return found;
    }

    /** The same where the best cut would lie between equal values. */
    private int scanUntied(int feature, long mask, int counts) {
        int total = Payload.weightOf(counts);
        int found = 0;
        long sums = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            sums += payload.packed[lists[feature * stride + first + position]];
            int copies = Payload.copiesOf((int) sums);
            if (copies >= minLeaf && copies <= Payload.copiesOf(counts) - minLeaf && !tied(feature, mask, position)) {
                int score = Float.floatToRawIntBits(payload.score(sums, total));
                found = Math.max(found, score & ~POSITION | position);
            }
        }
        return found;
    }

    private boolean tied(int feature, long mask, int position) {
        long above = mask & ~((2L << position) - 1);
        return rankAt(feature, position) == rankAt(feature, Long.numberOfTrailingZeros(above));
    }

    private int rankAt(int feature, int position) {
        return rank[feature][payload.row[lists[feature * stride + first + position]]];
    }

    private void leaf(int place, int feature, long mask, int outFrom, int outTo, long value) {
        int base = feature * stride + first;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            unseen.seen(payload.row[lists[base + Long.numberOfTrailingZeros(rest)]], value);
        }
        unseen.leaf(place, outFrom, outTo, value);
    }
}
