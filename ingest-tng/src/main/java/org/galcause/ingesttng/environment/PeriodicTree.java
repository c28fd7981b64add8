package org.galcause.ingesttng.environment;

/**
 * A balanced k-d tree of points in a periodic cube (Bentley 1975; Friedman, Bentley and Finkel 1977), flat: node k has the children 2k + 1
 * and 2k + 2, a node's points are one range of the reordered columns, halved at each level, so no node stores a pointer or a range. Each
 * node keeps the tight box around its points.
 */
final class PeriodicTree {

    private static final int LEAF_POINTS = 10;

    private final double side;
    private final double[][] coordinates;
    private final int[] points;
    private final int levels;
    private final double[] bounds;
    private final int[] leafStarts;

    /**
     * Builds the tree; O(n log n).
     *
     * @param positions in [0, side)
     * @param side side of the cube
     */
    PeriodicTree(Positions positions, double side) {
        this.side = side;
        int n = positions.size();
        this.coordinates = new double[][] {
            positions.x().clone(), positions.y().clone(), positions.z().clone()
        };
        this.points = new int[n];
        for (int i = 0; i < n; i++) {
            points[i] = i;
        }
        this.levels = levels(n);
        this.bounds = new double[6 * ((1 << (levels + 1)) - 1)];
        this.leafStarts = new int[(1 << levels) + 1];
        build();
    }

    private static int levels(int n) {
        int levels = 0;
        while (n >> levels > LEAF_POINTS) {
            levels++;
        }
        return levels;
    }

    int size() {
        return points.length;
    }

    double side() {
        return side;
    }

    int levels() {
        return levels;
    }

    /** The point (as given to the constructor) at a place of the tree's order. */
    int point(int place) {
        return points[place];
    }

    /** The first node that is a leaf; all later ones are. */
    int firstLeaf() {
        return (1 << levels) - 1;
    }

    /** The first place of a leaf. */
    int firstPlace(int leaf) {
        return leafStarts[leaf - firstLeaf()];
    }

    /** The place after a leaf's last. */
    int endPlace(int leaf) {
        return leafStarts[leaf - firstLeaf() + 1];
    }

    /** The squared distance from a point in space to the point at a place, without images. */
    double squaredDistance(int place, double x, double y, double z) {
        double dx = coordinates[0][place] - x;
        double dy = coordinates[1][place] - y;
        double dz = coordinates[2][place] - z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** The squared distance to the nearest periodic image of the point at a place. */
    double squaredPeriodicDistance(int place, double x, double y, double z) {
        double dx = nearest(coordinates[0][place] - x);
        double dy = nearest(coordinates[1][place] - y);
        double dz = nearest(coordinates[2][place] - z);
        return dx * dx + dy * dy + dz * dz;
    }

    private double nearest(double difference) {
        double d = Math.abs(difference);
        return d > side / 2 ? side - d : d;
    }

    /** The squared distance from a point in space to the box around a node's points, without images. */
    double squaredDistanceToNode(int node, double x, double y, double z) {
        int b = 6 * node;
        double dx = outside(x, bounds[b], bounds[b + 1]);
        double dy = outside(y, bounds[b + 2], bounds[b + 3]);
        double dz = outside(z, bounds[b + 4], bounds[b + 5]);
        return dx * dx + dy * dy + dz * dz;
    }

    private static double outside(double value, double low, double high) {
        return value < low ? low - value : Math.max(value - high, 0);
    }

    private void build() {
        int nodes = (1 << (levels + 1)) - 1;
        int[] from = new int[nodes];
        int[] to = new int[nodes];
        to[0] = points.length;
        for (int node = 0; node < nodes; node++) {
            bound(node, from[node], to[node]);
            if (node >= firstLeaf()) {
                leafStarts[node - firstLeaf() + 1] = to[node];
            } else {
                int middle = (from[node] + to[node]) >>> 1;
                select(coordinates[widest(node)], from[node], to[node] - 1, middle);
                from[2 * node + 1] = from[node];
                to[2 * node + 1] = middle;
                from[2 * node + 2] = middle;
                to[2 * node + 2] = to[node];
            }
        }
    }

    private void bound(int node, int from, int to) {
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double[] values = coordinates[axis];
            for (int i = from; i < to; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            bounds[6 * node + 2 * axis] = low;
            bounds[6 * node + 2 * axis + 1] = high;
        }
    }

    private int widest(int node) {
        int widest = 0;
        for (int axis = 1; axis < 3; axis++) {
            widest = extent(node, axis) > extent(node, widest) ? axis : widest;
        }
        return widest;
    }

    private double extent(int node, int axis) {
        return bounds[6 * node + 2 * axis + 1] - bounds[6 * node + 2 * axis];
    }

    /** Hoare's selection: afterwards nothing before {@code kth} exceeds what stands there, and nothing after it is less. */
    private void select(double[] keys, int first, int last, int kth) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = keys[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (kth <= j) {
                high = j;
            } else if (kth >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        for (double[] column : coordinates) {
            double kept = column[i];
            column[i] = column[j];
            column[j] = kept;
        }
        int point = points[i];
        points[i] = points[j];
        points[j] = point;
    }
}
