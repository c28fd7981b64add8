package org.galcause.ingesttng.trees;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The main branch of one galaxy, from its latest subhalo to its earliest. */
final class Branch {

    /** Whether a subhalo is the first of its group. */
    enum Rank {
        CENTRAL,
        SATELLITE,
        UNKNOWN
    }

    /**
     * A merger into the main branch.
     *
     * @param snapshot of the descendant
     * @param ratio of the largest past masses of the two, at most 1
     */
    record Merger(int snapshot, double ratio) {}

    private final int[] snapNum;
    private final int[] subfindId;
    private final Rank[] ranks;
    private final double[] hostMass;
    private final Map<TreeMass, double[]> masses;
    private final Map<TreeMass, List<Merger>> mergers;

    /**
     * Columns of one length, snapshots descending; shared, not to be written.
     *
     * @param hostMass Group_M_Crit200 of the host group; empty when the tree has none
     * @param masses by mass column
     * @param mergers by mass column
     */
    Branch(
            int[] snapNum,
            int[] subfindId,
            Rank[] ranks,
            double[] hostMass,
            Map<TreeMass, double[]> masses,
            Map<TreeMass, List<Merger>> mergers) {
        this.snapNum = snapNum;
        this.subfindId = subfindId;
        this.ranks = ranks;
        this.hostMass = hostMass;
        this.masses = masses;
        this.mergers = mergers;
    }

    int length() {
        return snapNum.length;
    }

    int snapshot(int row) {
        return snapNum[row];
    }

    int subfindId(int row) {
        return subfindId[row];
    }

    Rank rank(int row) {
        return ranks[row];
    }

    double mass(TreeMass mass, int row) {
        return masses.getOrDefault(mass, new double[0])[row];
    }

    List<Merger> mergers(TreeMass mass) {
        return mergers.getOrDefault(mass, List.of());
    }

    /** The row of a snapshot; where there is none, -1 - (the first row that is earlier). */
    int row(int snapshot) {
        int low = 0;
        int high = snapNum.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (snapNum[middle] > snapshot) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < snapNum.length && snapNum[low] == snapshot ? low : -1 - low;
    }

    /** Whether passages through bigger haloes can be seen. */
    boolean showsHosts() {
        return hostMass.length > 0 && Arrays.stream(ranks).noneMatch(rank -> rank == Rank.UNKNOWN);
    }

    /**
     * Whether, from a row on backwards, the galaxy was for a while a satellite in a halo that had more than twice the mass of its own host
     * before and after: it flew through, and its host's mass jumped up and down.
     */
    boolean fliesThroughBefore(int latest) {
        int row = latest;
        while (row < length()) {
            int end = row;
            while (end < length() && ranks[end] == Rank.SATELLITE) {
                end++;
            }
            if (end > row && row > latest && end < length() && passes(row, end)) {
                return true;
            }
            row = end + 1;
        }
        return false;
    }

    /** Rows [from, to) are those of a satellite, between two rows of a central. */
    private boolean passes(int from, int to) {
        double largest = 0;
        for (int row = from; row < to; row++) {
            largest = Math.max(largest, hostMass[row]);
        }
        return ranks[from - 1] == Rank.CENTRAL && largest > 2 * Math.max(hostMass[from - 1], hostMass[to]);
    }
}
