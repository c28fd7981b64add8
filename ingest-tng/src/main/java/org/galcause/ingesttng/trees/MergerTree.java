package org.galcause.ingesttng.trees;

import java.util.ArrayList;
import java.util.List;

/** Mergers from the links of a tree, whose subhaloes are numbered from 0. */
final class MergerTree {

    private MergerTree() {}

    /** The largest mass that each subhalo has had on its main branch so far. */
    static double[] largestPast(double[] mass, int[] firstProgenitor) {
        double[] largest = new double[mass.length];
        boolean[] known = new boolean[mass.length];
        int[] chain = new int[mass.length];
        for (int start = 0; start < mass.length; start++) {
            int length = 0;
            for (int at = start; at >= 0 && !known[at]; at = firstProgenitor[at]) {
                known[at] = true;
                chain[length++] = at;
            }
            for (int i = length - 1; i >= 0; i--) {
                int first = firstProgenitor[chain[i]];
                double before = first < 0 ? 0 : largest[first];
                largest[chain[i]] = mass[chain[i]] > before ? mass[chain[i]] : before;
            }
        }
        return largest;
    }

    /**
     * The mergers into a subhalo: each of its other progenitors against the first, by their largest past masses (as
     * illustris_python's numMergers counts them), the smaller over the larger.
     */
    static List<Branch.Merger> into(int at, int[] snapshots, int[] first, int[] next, double[] largest) {
        List<Branch.Merger> mergers = new ArrayList<>();
        int main = first[at];
        if (main < 0) {
            return mergers;
        }
        int steps = 0;
        for (int other = next[main]; other >= 0 && steps < next.length; other = next[other], steps++) {
            double small = Math.min(largest[main], largest[other]);
            double large = Math.max(largest[main], largest[other]);
            if (small > 0) {
                mergers.add(new Branch.Merger(snapshots[at], small / large));
            }
        }
        return mergers;
    }
}
