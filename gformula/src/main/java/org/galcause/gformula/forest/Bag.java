package org.galcause.gformula.forest;

/** The rows of one tree: in bag and out of bag as two index lists, of which every node owns a range of each. */
final class Bag {

    /** Draws that fell on each row. */
    final int[] weight;

    /** Distinct copies drawn of each row. */
    final int[] copies;

    /** Sum of the responses of each row's draws. */
    final long[] sum;

    /** All three, as {@link #packing} packs them. */
    final long[] packed;

    /** In-bag rows, grouped by node. */
    final int[] in;

    /** Out-of-bag rows, grouped by node. */
    final int[] out;

    int inSize;
    int outSize;

    /** Nodes of at most so many in-bag rows are small: they have few enough rows, and draws, for exact splits. */
    int small;

    private Packing packing = Packing.of(0, 0);

    Bag(int rows) {
        weight = new int[rows];
        copies = new int[rows];
        sum = new long[rows];
        packed = new long[rows];
        in = new int[rows];
        out = new int[rows];
    }

    /** How this tree's draws are packed. */
    Packing packing() {
        return packing;
    }

    /** Sorts the rows into in-bag and out-of-bag and sums up the draws of each. */
    void fill(double[] response, FixedPoint scale) {
        inSize = 0;
        outSize = 0;
        int most = 1;
        long draws = 0;
        long spread = 0;
        for (int row = 0; row < weight.length; row++) {
            if (weight[row] == 0) {
                out[outSize++] = row;
                continue;
            }
            in[inSize++] = row;
            sum[row] = weight[row] * scale.of(response[row]);
            most = Math.max(most, weight[row]);
            draws += weight[row];
            spread += Math.abs(sum[row]);
        }
        small = Math.min(Tree.SMALL, Payload.MOST_DRAWS / most);
        pack(Packing.of(draws, spread));
    }

    private void pack(Packing howTo) {
        packing = howTo;
        for (int i = 0; i < inSize; i++) {
            int row = in[i];
            packed[row] = howTo.pack(sum[row], weight[row], copies[row]);
        }
    }

    /** Moves the rows of a range up to a rank to the front, without branches; returns where the others begin. */
    static int partition(int[] rows, int from, int to, int[] rank, int threshold) {
        int left = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            rows[i] = rows[left];
            rows[left] = row;
            left += rank[row] - threshold - 1 >>> 31;
        }
        return left;
    }
}
