package org.galcause.gformula.forest;

import java.util.Arrays;

/**
 * Sums of one node by feature and bin: responses at even places, {@code weight << 32 | copies} at odd ones. Integers, so a node less its
 * one child is the other child exactly.
 */
final class Histogram {

    private final Bins bins;
    private final long[] sums;

    Histogram(Bins bins) {
        this.bins = bins;
        this.sums = new long[bins.features() * bins.count() * 2];
    }

    /** Sums up the in-bag rows of a range. */
    void build(Bag bag, int from, int to) {
        Arrays.fill(sums, 0);
        int features = bins.features();
        int stride = 2 * bins.count();
        char[] bin = bins.rowMajor();
        for (int i = from; i < to; i++) {
            int row = bag.in[i];
            long sum = bag.sum[row];
            long counts = bag.counts[row];
            int at = row * features;
            for (int f = 0, base = 0; f < features; f++, base += stride) {
                int k = base + 2 * bin[at + f];
                sums[k] += sum;
                sums[k + 1] += counts;
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
        long nodeSum = 0;
        long nodeCounts = 0;
        for (int k = 0; k < 2 * bins.count(); k += 2) {
            nodeSum += sums[k];
            nodeCounts += sums[k + 1];
        }
        cut.clear(nodeSum, nodeCounts);
        for (int f = 0; f < bins.features(); f++) {
            scan(f, minLeaf, cut);
        }
    }

    private void scan(int feature, int minLeaf, Cut cut) {
        long total = Bag.weightOf(cut.counts);
        int mostCopies = Bag.copiesOf(cut.counts) - minLeaf;
        double mean = (double) cut.sum / total;
        int base = 2 * feature * bins.count();
        long sum = 0;
        long counts = 0;
        for (int bin = 0; bin < bins.count() - 1; bin++) {
            sum += sums[base + 2 * bin];
            counts += sums[base + 2 * bin + 1];
            int copies = Bag.copiesOf(counts);
            if (copies > mostCopies) {
                return;
            }
            if (copies >= minLeaf) {
                double gain = Split.gain(sum, Bag.weightOf(counts), mean, total);
                if (gain > cut.gain) {
                    cut.set(gain, feature, bin);
                }
            }
        }
    }

    /** The middle of the run of empty bins above a cut, so that unseen rows are shared fairly. */
    int middle(int feature, int bin) {
        int base = 2 * feature * bins.count();
        int next = bin + 1;
        while (sums[base + 2 * next + 1] == 0) {
            next++;
        }
        return (bin + next) >>> 1;
    }
}
