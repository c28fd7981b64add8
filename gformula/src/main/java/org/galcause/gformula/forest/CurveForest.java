package org.galcause.gformula.forest;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;

/**
 * A forest of one feature with weighted rows, predicted along a grid: the outcome model of the galaxy paper. A node is an interval of the
 * sorted rows and a split is one pass over prefix sums. Weights may span many decades, so sums are in double precision.
 */
public final class CurveForest {

    private final double[] x;
    private final double[] centred;
    private final double[] weight;
    private final int[] copyCount;
    private final double mean;
    private final int minLeaf;

    private CurveForest(double[] x, double[] centred, double[] weight, int[] copyCount, double mean, int minLeaf) {
        this.x = x;
        this.centred = centred;
        this.weight = weight;
        this.copyCount = copyCount;
        this.mean = mean;
        this.minLeaf = minLeaf;
    }

    /**
     * The rows that a forest learns from.
     *
     * @param feature one for each row
     * @param response one for each row
     * @param weights of each row, not negative; rows of weight 0 are left out
     * @param multiplicities how often each row occurs
     * @param minLeaf fewest distinct copies in a leaf
     */
    public static CurveForest of(
            double[] feature, double[] response, double[] weights, int[] multiplicities, int minLeaf) {
        int[] order = Arrays.stream(RankedColumn.of(feature).order())
                .filter(row -> multiplicities[row] > 0 && weights[row] > 0)
                .toArray();
        if (order.length == 0) {
            throw UserError.data("No row with a positive weight is left for the outcome's forest.");
        }
        double sum = 0;
        double total = 0;
        for (int row : order) {
            total += weights[row] * multiplicities[row];
            sum += weights[row] * multiplicities[row] * response[row];
        }
        double mean = sum / total;
        return new CurveForest(
                Arrays.stream(order).mapToDouble(row -> feature[row]).toArray(),
                Arrays.stream(order).mapToDouble(row -> response[row] - mean).toArray(),
                Arrays.stream(order).mapToDouble(row -> weights[row]).toArray(),
                Arrays.stream(order).map(row -> multiplicities[row]).toArray(),
                mean,
                minLeaf);
    }

    /**
     * Predictions along a grid by all trees.
     *
     * @param grid ascending values of the feature
     * @param key for the trees' random numbers
     */
    public double[] predict(double[] grid, long key) {
        double[] sums = new double[grid.length];
        CurveTree tree = new CurveTree(x.length, minLeaf, grid, sums);
        RowDraws draws = RowDraws.of(copyCount);
        int[] drawn = new int[x.length];
        int[] copies = new int[x.length];
        for (int t = 0; t < ForestTask.TREES; t++) {
            draws.draw(Randomness.with(key, t), drawn, copies);
            tree.clear();
            for (int i = 0; i < x.length; i++) {
                if (drawn[i] > 0) {
                    tree.add(x[i], centred[i], weight[i] * drawn[i], copies[i]);
                }
            }
            tree.grow();
        }
        return Arrays.stream(sums).map(sum -> mean + sum / ForestTask.TREES).toArray();
    }
}
