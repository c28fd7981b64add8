package org.galcause.gformula.forest;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;

/** Grows a forest and predicts every row of its task. Single-threaded; the same bits for the same task, whatever else runs. */
public final class RegressionForest {

    private RegressionForest() {}

    /**
     * Predictions by all trees, as scikit-learn's {@code fit(X, y).predict(X)}: rows have mostly been seen by the trees that predict them,
     * so residuals are too small. Each tree draws as many rows (copies) as the table has.
     *
     * @return one for each row, those with multiplicity 0 included
     */
    public static double[] inSample(ForestTask task) {
        return grow(task, RowDraws.of(task.multiplicities()), Predictions.Audience.ALL);
    }

    /**
     * Predictions of each galaxy by the trees that have not seen it. Each tree draws whole galaxies, all copies of one together, so that a
     * galaxy is out of bag in the same share of trees (37 %) however often it occurs.
     *
     * @return one for each row; rows with multiplicity 0 are predicted by all trees
     */
    public static double[] outOfBag(ForestTask task) {
        return grow(task, new GalaxyDraws(task.multiplicities()), Predictions.Audience.OUT_OF_BAG);
    }

    /**
     * A forest that is kept, to predict rows that it has never met. Each tree draws as many rows (copies) as the table has.
     *
     * @param columns the values of the task's features
     */
    public static KeptForest kept(ForestTask task, double[][] columns) {
        requireRows(task);
        FixedPoint response = FixedPoint.of(task.response(), task.multiplicities());
        Draws draws = task.draws();
        Tree tree = new Tree(task, response, new Predictions(task.rows(), Predictions.Audience.ALL));
        KeptForest.Builder kept = new KeptForest.Builder(columns, response);
        for (int t = 0; t < ForestTask.TREES; t++) {
            tree.grow(draws, Randomness.with(task.key(), t));
            kept.add(tree.nodes());
        }
        return kept.forest();
    }

    private static double[] grow(ForestTask task, Draws draws, Predictions.Audience audience) {
        requireRows(task);
        FixedPoint response = FixedPoint.of(task.response(), task.multiplicities());
        Predictions predictions = new Predictions(task.rows(), audience);
        Tree tree = new Tree(task, response, predictions);
        for (int t = 0; t < ForestTask.TREES; t++) {
            tree.grow(draws, Randomness.with(task.key(), t));
        }
        return predictions.means(response);
    }

    private static void requireRows(ForestTask task) {
        if (Arrays.stream(task.multiplicities()).sum() < 2) {
            throw UserError.data("A forest cannot be grown on fewer than 2 rows; use another learner or more units.");
        }
    }
}
