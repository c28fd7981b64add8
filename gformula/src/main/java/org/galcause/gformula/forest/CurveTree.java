package org.galcause.gformula.forest;

/** One tree of one feature over rows in ascending order; leaves come out from left to right and are merged with the grid. */
final class CurveTree {

    private final int minLeaf;
    private final double[] grid;
    private final double[] predicted;
    private final double[] x;
    private final double[] weight;
    private final double[] sum;
    private final int[] copies;
    private int rows;
    private int nextPoint;

    /**
     * @param capacity most rows that can be added
     * @param minLeaf fewest distinct copies in a leaf
     * @param grid ascending
     * @param predicted where each tree adds its prediction of each point of the grid
     */
    CurveTree(int capacity, int minLeaf, double[] grid, double[] predicted) {
        this.minLeaf = minLeaf;
        this.grid = grid;
        this.predicted = predicted;
        this.x = new double[capacity];
        this.weight = new double[capacity + 1];
        this.sum = new double[capacity + 1];
        this.copies = new int[capacity + 1];
    }

    void clear() {
        rows = 0;
        nextPoint = 0;
    }

    /** Adds a row; x must not be less than that of the row before. */
    void add(double feature, double response, double rowWeight, int rowCopies) {
        x[rows] = feature;
        weight[rows + 1] = weight[rows] + rowWeight;
        sum[rows + 1] = sum[rows] + rowWeight * response;
        copies[rows + 1] = copies[rows] + rowCopies;
        rows++;
    }

    void grow() {
        split(0, rows);
    }

    private void split(int from, int to) {
        int cut = copies[to] - copies[from] < 2 * minLeaf ? from : bestCut(from, to);
        if (cut == from) {
            leaf(from, to);
        } else {
            split(from, cut);
            split(cut, to);
        }
    }

    /** The first row on the right of the best cut; {@code from} when no cut is allowed or none helps. */
    private int bestCut(int from, int to) {
        double total = weight[to] - weight[from];
        double mean = (sum[to] - sum[from]) / total;
        int first = from + 1;
        while (copies[first] - copies[from] < minLeaf) {
            first++;
        }
        int last = to - 1;
        while (copies[to] - copies[last] < minLeaf) {
            last--;
        }
        double best = 0;
        int cut = from;
        for (int i = first; i <= last; i++) {
            double left = weight[i] - weight[from];
            double excess = sum[i] - sum[from] - mean * left;
            double gain = excess * excess / (left * (total - left));
            if (gain > best && x[i - 1] < x[i]) {
                best = gain;
                cut = i;
            }
        }
        return cut;
    }

    private void leaf(int from, int to) {
        double value = (sum[to] - sum[from]) / (weight[to] - weight[from]);
        double upper = to == rows ? Double.POSITIVE_INFINITY : 0.5 * (x[to - 1] + x[to]);
        while (nextPoint < grid.length && grid[nextPoint] <= upper) {
            predicted[nextPoint++] += value;
        }
    }
}
