package org.galcause.gformula.forest;

import org.galcause.causalmodel.UserError;

/** Sums of the leaves that each row falls into; integers, so trees may come in any order. */
final class Predictions {

    /** Which trees predict a row. */
    enum Audience {
        ALL,
        OUT_OF_BAG
    }

    private final long[] sum;
    private final int[] count;
    private final Audience audience;

    Predictions(int rows, Audience audience) {
        this.sum = new long[rows];
        this.count = new int[rows];
        this.audience = audience;
    }

    /** A row that the tree has seen. */
    void seen(int row, long leaf) {
        if (audience == Audience.ALL) {
            unseen(row, leaf);
        }
    }

    /** A row that the tree has not seen. */
    void unseen(int row, long leaf) {
        sum[row] += leaf;
        count[row]++;
    }

    double[] means(FixedPoint response) {
        double[] means = new double[sum.length];
        for (int row = 0; row < means.length; row++) {
            if (count[row] == 0) {
                throw UserError.data("Every one of the " + ForestTask.TREES + " trees has seen galaxy number "
                        + (row + 1) + " of " + means.length
                        + ", so it has no out-of-bag prediction; use predictions: cross-fitted.");
            }
            means[row] = response.meanOfLeaves(sum[row], count[row]);
        }
        return means;
    }
}
