package org.galcause.gformula.forest;

/**
 * Grows one tree after another in the same working memory: the top by histograms, every node of at most {@link #SMALL} rows by sorted
 * lists.
 */
final class Tree {

    /** Nodes with more in-bag rows are split at histogram bins, others exactly. */
    static final int SMALL = 256;

    private final FixedPoint response;
    private final ForestTask task;
    private final Bag bag;
    private final Nodes nodes = new Nodes();
    private final TreeTop top;
    private final TreeBottom bottom;

    Tree(ForestTask task, FixedPoint response, Predictions predictions) {
        this.task = task;
        this.response = response;
        this.bag = new Bag(task.rows());
        this.bottom = new TreeBottom(task.features(), task.minLeaf(), bag, new Unseen(bag, predictions, nodes));
        this.top =
                new TreeTop(task.features(), task.minLeaf(), bag, new Unseen(bag, predictions, nodes), bottom, nodes);
    }

    /** The tree that grew last. */
    Nodes nodes() {
        return nodes;
    }

    void grow(Draws draws, long key) {
        draws.draw(key, bag.weight, bag.copies);
        bag.fill(task.response(), response);
        top.grow();
        bottom.grow();
    }
}
