package org.galcause.gformula.forest;

import java.util.Arrays;

/**
 * One feature of a table together with its order, found once and shared by every forest and tree that uses the feature. Trees depend on
 * the order alone, never on the values.
 */
public final class RankedColumn {

    private final int[] order;
    private final int[] rank;

    private RankedColumn(int[] order, int[] rank) {
        this.order = order;
        this.rank = rank;
    }

    /**
     * Ranks a column. Cost: one sort.
     *
     * @param values finite, one for each row
     */
    public static RankedColumn of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] rank = new int[values.length];
        int[] order = new int[values.length];
        int[] used = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            int first = firstEqual(sorted, values[row]);
            rank[row] = first;
            order[first + used[first]++] = row;
        }
        return new RankedColumn(order, rank);
    }

    private static int firstEqual(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == sorted.length || sorted[low] != value) {
            throw new IllegalArgumentException("a feature is not a number");
        }
        return low;
    }

    /** The same feature on some of the rows. Cost: one pass, no sort. */
    public RankedColumn select(int[] rows) {
        int[] place = new int[rank.length];
        Arrays.fill(place, -1);
        for (int i = 0; i < rows.length; i++) {
            place[rows[i]] = i;
        }
        int[] newOrder = new int[rows.length];
        int[] newRank = new int[rows.length];
        int filled = 0;
        int first = 0;
        int lastRank = -1;
        for (int row : order) {
            if (place[row] >= 0) {
                first = rank[row] == lastRank ? first : filled;
                lastRank = rank[row];
                newRank[place[row]] = first;
                newOrder[filled++] = place[row];
            }
        }
        return new RankedColumn(newOrder, newRank);
    }

    /** How many rows there are. */
    public int rows() {
        return rank.length;
    }

    /** Rows in ascending order of the feature. */
    int[] order() {
        return order;
    }

    /** For each row the position of the first equal value in the sorted column. */
    int[] rank() {
        return rank;
    }
}
