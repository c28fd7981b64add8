package org.galcause.gformula.forest;

/** The rows of one tree: in bag and out of bag as two index lists, of which every node owns a range of each. */
final class Bag {

    /** Draws that fell on each row. */
    final int[] weight;

    /** Distinct copies drawn of each row. */
    final int[] copies;

    /** Sum of the responses of each row's draws. */
    final long[] sum;

    /** Draws and copies in one long, {@code weight << 32 | copies}: one addition adds both. */
    final long[] counts;

    /** In-bag rows, grouped by node. */
    final int[] in;

    /** Out-of-bag rows, grouped by node. */
    final int[] out;

    int inSize;
    int outSize;

    Bag(int rows) {
        weight = new int[rows];
        copies = new int[rows];
        sum = new long[rows];
        counts = new long[rows];
        in = new int[rows];
        out = new int[rows];
    }

    static long weightOf(long counts) {
        return counts >>> 32;
    }

    static int copiesOf(long counts) {
        return (int) counts;
    }

    /** Sorts the rows into in-bag and out-of-bag and sums up the draws of each. */
    void fill(double[] response, FixedPoint scale) {
        inSize = 0;
        outSize = 0;
        for (int row = 0; row < weight.length; row++) {
            if (weight[row] == 0) {
                out[outSize++] = row;
                continue;
            }
            in[inSize++] = row;
            sum[row] = weight[row] * scale.of(response[row]);
            counts[row] = (long) weight[row] << 32 | copies[row];
        }
    }
}
