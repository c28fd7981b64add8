package org.galcause.gformula.forest;

/** The out-of-bag rows, which follow the cuts of the in-bag ones; what leaves tell both; and a record of cuts and leaves. */
final class Unseen {

    private final int[] out;
    private final Predictions predictions;
    private final Nodes nodes;

    Unseen(Bag bag, Predictions predictions, Nodes nodes) {
        this.out = bag.out;
        this.predictions = predictions;
        this.nodes = nodes;
    }

    /** Notes a cut; returns the left child. */
    int split(int node, int feature, int threshold) {
        return nodes.split(node, feature, threshold);
    }

    /** Moves the rows up to a rank to the front; returns where the others begin. */
    int partition(int from, int to, int[] rank, int threshold) {
        return Bag.partition(out, from, to, rank, threshold);
    }

    /** A leaf's value for a row that grew it. */
    void seen(int row, long value) {
        predictions.seen(row, value);
    }

    /** A leaf's value for out-of-bag rows. */
    void leaf(int node, int from, int to, long value) {
        nodes.leaf(node, value);
        for (int i = from; i < to; i++) {
            predictions.unseen(out[i], value);
        }
    }
}
