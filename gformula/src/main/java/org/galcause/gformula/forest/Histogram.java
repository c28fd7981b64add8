package org.galcause.gformula.forest;

import java.util.Arrays;

/**
 * Sums of one node by feature and bin, as {@link Packing} packs them. Integers, so a node less its one child is the other child exactly.
 */
final class Histogram {

    /** Bins that a first look takes together; only where it finds a better cut are they looked at one by one. */
    private static final int STEP = 4;

    private final Bins bins;
    private final Bag bag;
    private final long[] sums;

    Histogram(Bins bins, Bag bag) {
        this.bins = bins;
        this.bag = bag;
        this.sums = new long[bins.features() * bins.count()];
    }

    /** Sums up the in-bag rows of a range. */
    void build(int from, int to) {
        Arrays.fill(sums, 0);
        int features = bins.features();
        int count = bins.count();
        char[] bin = bins.rowMajor();
        for (int i = from; i < to; i++) {
            int row = bag.in[i];
            long packed = bag.packed[row];
            int at = row * features;
            for (int f = 0, base = 0; f < features; f++, base += count) {
                sums[base + bin[at + f]] += packed;
            }
        }
    }

    /** Turns a parent's sums into those of the sibling of {@code child}. */
    void subtract(Histogram child) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] -= child.sums[k];
        }
    }

    /** Looks for the best cut of the node. */
    void scan(int minLeaf, Cut cut) {
        long node = 0;
        for (int k = 0; k < bins.count(); k++) {
            node += sums[k];
        }
        cut.clear(node);
        for (int f = 0; f < bins.features(); f++) {
            scan(f, minLeaf, cut);
        }
    }

    private void scan(int feature, int minLeaf, Cut cut) {
        long before = 0;
        int base = feature * bins.count();
        double known = cut.gain;
        long beforeBest = 0;
        int best = 0;
        for (int bin = 0; bin < bins.count(); bin += STEP) {
            int k = base + bin;
            long through = before + sums[k] + sums[k + 1] + sums[k + 2] + sums[k + 3];
            double gain = gain(through, minLeaf, cut.node);
            if (gain > cut.gain) {
                cut.set(gain, feature, bin + STEP - 1);
                best = bin;
                beforeBest = before;
            }
            before = through;
        }
        if (cut.gain > known) {
            refine(feature, best, beforeBest, minLeaf, cut);
        }
    }

    /** Looks one by one at the bins on either side of the best cut between steps. */
    private void refine(int feature, int step, long before, int minLeaf, Cut cut) {
        long sum = before;
        int end = Math.min(step + 2 * STEP, bins.count());
        for (int bin = step; bin < end; bin++) {
            sum += sums[feature * bins.count() + bin];
            double gain = gain(sum, minLeaf, cut.node);
            if (gain > cut.gain) {
                cut.set(gain, feature, bin);
            }
        }
    }

    private double gain(long left, int minLeaf, long node) {
        Packing packing = bag.packing();
        int copies = packing.copies(left);
        if (copies < minLeaf || packing.copies(node) - copies < minLeaf) {
            return 0;
        }
        long total = packing.weight(node);
        return Split.gain(packing.sum(left), packing.weight(left), (double) packing.sum(node) / total, total);
    }

    /** The middle of the run of empty bins above a cut, so that unseen rows are shared fairly. */
    int middle(int feature, int bin) {
        int base = feature * bins.count();
        int next = bin + 1;
        while (sums[base + next] == 0) {
            next++;
        }
        return (bin + next) >>> 1;
    }
}
