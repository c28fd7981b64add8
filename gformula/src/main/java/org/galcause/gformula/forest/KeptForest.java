package org.galcause.gformula.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A grown forest. Immutable, safe to share among threads. A prediction costs one walk down each tree. */
public final class KeptForest {

    private final List<KeptTree> trees;
    private final FixedPoint response;

    private KeptForest(List<KeptTree> trees, FixedPoint response) {
        this.trees = List.copyOf(trees);
        this.response = response;
    }

    /**
     * Predicts rows by all trees.
     *
     * @param columns by feature in the order of the task, then row; numbers
     * @param out one for each row
     */
    public void predict(double[][] columns, int rows, double[] out) {
        long[] sum = new long[rows];
        for (KeptTree tree : trees) {
            for (int row = 0; row < rows; row++) {
                sum[row] += tree.value(columns, row);
            }
        }
        for (int row = 0; row < rows; row++) {
            out[row] = response.meanOfLeaves(sum[row], trees.size());
        }
    }

    /** One tree: at each node a feature and the greatest value that goes left, or a leaf's value. */
    private record KeptTree(int[] feature, double[] cut, int[] left, long[] leaf) {

        long value(double[][] columns, int row) {
            int node = 0;
            while (feature[node] != Nodes.LEAF) {
                node = columns[feature[node]][row] <= cut[node] ? left[node] : left[node] + 1;
            }
            return leaf[node];
        }
    }

    /** Keeps trees as they grow: cuts between ranks become cuts half way between values. */
    static final class Builder {

        private final double[][] sorted;
        private final FixedPoint response;
        private final List<KeptTree> trees = new ArrayList<>();

        Builder(double[][] columns, FixedPoint response) {
            this.response = response;
            this.sorted = Arrays.stream(columns)
                    .map(column -> Arrays.stream(column).sorted().toArray())
                    .toArray(double[][]::new);
        }

        void add(Nodes nodes) {
            int size = nodes.size();
            int[] feature = new int[size];
            double[] cut = new double[size];
            int[] left = new int[size];
            long[] leaf = new long[size];
            for (int node = 0; node < size; node++) {
                feature[node] = nodes.feature(node);
                if (feature[node] == Nodes.LEAF) {
                    leaf[node] = nodes.leaf(node);
                } else {
                    left[node] = nodes.left(node);
                    cut[node] = above(sorted[feature[node]], nodes.last(node));
                }
            }
            trees.add(new KeptTree(feature, cut, left, leaf));
        }

        /** Half way from the value at a place to the next greater one. */
        private static double above(double[] ascending, int place) {
            double value = ascending[place];
            int low = place;
            int high = ascending.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ascending[middle] > value) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            double half = value + (ascending[high] - value) / 2;
            return half < ascending[high] ? half : value;
        }

        KeptForest forest() {
            return new KeptForest(trees, response);
        }
    }
}
