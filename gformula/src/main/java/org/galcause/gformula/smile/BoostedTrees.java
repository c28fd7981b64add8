package org.galcause.gformula.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.gformula.learner.ColumnFunction;
import smile.base.cart.CART;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.regression.RegressionTree;

/**
 * Gradient-boosted regression trees (Friedman 2001): 100 trees of depth 3, each shrunken to a tenth, over all rows, so nothing is drawn. The
 * trees are Smile's, which count rows as often as they occur. Of a logistic loss a leaf is one Newton step (Friedman 2001, algorithm 5).
 */
public final class BoostedTrees implements ColumnFunction {

    /** What is made small. */
    public enum Loss {
        /** Squared error. */
        SQUARED,
        /** Minus the log-likelihood of a probability. */
        LOGISTIC
    }

    private static final int TREES = 100;
    private static final int DEPTH = 4;
    private static final int LEAVES = 8;
    private static final double SHRINKAGE = 0.1;
    private final double start;
    private final List<RegressionTree> trees;
    private final Loss loss;

    private BoostedTrees(double start, List<RegressionTree> trees, Loss loss) {
        this.start = start;
        this.trees = List.copyOf(trees);
        this.loss = loss;
    }

    /**
     * Boosts.
     *
     * @param columns by column, then row
     * @param y the response, in [0, 1] for a logistic loss
     * @param counts how often each row occurs, or its weight in small units; all positive
     * @param least the least sum of counts in a leaf
     */
    public static BoostedTrees of(double[][] columns, double[] y, int[] counts, int least, Loss loss) {
        DataFrame frame = frame(columns);
        int[][] order = CART.order(frame);
        Gradient gradient = new Gradient(y, counts, loss);
        double start = gradient.start();
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < TREES; t++) {
            gradient.update();
            RegressionTree tree = new RegressionTree(
                    frame,
                    gradient,
                    new StructField("response", DataTypes.DoubleType),
                    DEPTH,
                    LEAVES,
                    least,
                    columns.length,
                    counts.clone(),
                    order);
            gradient.advance(tree, new Row(columns, frame.schema()));
            trees.add(tree);
        }
        return new BoostedTrees(start, trees, loss);
    }

    private static DataFrame frame(double[][] columns) {
        return DataFrame.of(IntStream.range(0, columns.length)
                .mapToObj(j -> DoubleVector.of("x" + j, columns[j]))
                .toArray(BaseVector[]::new));
    }

    @Override
    public void predict(double[][] columns, int rows, double[] out) {
        Row row = new Row(columns, trees.get(0).schema());
        for (int i = 0; i < rows; i++) {
            row.at(i);
            double sum = start;
            for (RegressionTree tree : trees) {
                sum += SHRINKAGE * leaf(tree, row);
            }
            out[i] = loss == Loss.LOGISTIC ? 1 / (1 + Math.exp(-sum)) : sum;
        }
    }

    private static double leaf(RegressionTree tree, Row row) {
        return ((RegressionNode) tree.root().predict(row)).output();
    }

    /** The steepest direction at the present predictions. */
    private static final class Gradient implements smile.base.cart.Loss {

        /** A leaf in which nothing is uncertain takes no step. */
        private static final double LEAST_CURVATURE = 1e-10;

        private final double[] y;
        private final int[] counts;
        private final Loss loss;
        private final double[] predictor;
        private final double[] residual;

        Gradient(double[] y, int[] counts, Loss loss) {
            this.y = y;
            this.counts = counts;
            this.loss = loss;
            this.predictor = new double[y.length];
            this.residual = new double[y.length];
        }

        double start() {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < y.length; i++) {
                sum += counts[i] * y[i];
                total += counts[i];
            }
            double mean = sum / total;
            double start = loss == Loss.LOGISTIC ? Math.log(mean / (1 - mean)) : mean;
            Arrays.fill(predictor, start);
            return start;
        }

        void update() {
            for (int i = 0; i < y.length; i++) {
                residual[i] = y[i] - (loss == Loss.LOGISTIC ? 1 / (1 + Math.exp(-predictor[i])) : predictor[i]);
            }
        }

        void advance(RegressionTree tree, Row row) {
            for (int i = 0; i < y.length; i++) {
                row.at(i);
                predictor[i] += SHRINKAGE * leaf(tree, row);
            }
        }

        @Override
        public double output(int[] rows, int[] times) {
            double sum = 0;
            double curvature = 0;
            for (int i : rows) {
                sum += times[i] * residual[i];
                double p = y[i] - residual[i];
                curvature += times[i] * (loss == Loss.LOGISTIC ? p * (1 - p) : 1);
            }
            return curvature > LEAST_CURVATURE ? sum / curvature : 0;
        }

        @Override
        public double intercept(double[] response) {
            throw new UnsupportedOperationException("the start is computed with counts");
        }

        @Override
        public double[] response() {
            return residual;
        }

        @Override
        public double[] residual() {
            return residual;
        }
    }
}
