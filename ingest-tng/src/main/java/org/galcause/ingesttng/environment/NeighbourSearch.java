package org.galcause.ingesttng.environment;

import java.util.Arrays;

/**
 * Finds the distance to the n-th nearest point in a tree, one query after another; the scratch space of one thread. Each tracer counts
 * once, at its nearest periodic image. Which tracers count beyond the one left out is for subclasses to say.
 */
class NeighbourSearch {

    private final PeriodicTree tree;
    private final int wanted;
    private final double[] nearest;
    private final int[] nearestPoints;
    private final int[] stackNode;
    private final double[] stackDistance;
    private int excluded;

    NeighbourSearch(PeriodicTree tree, int wanted) {
        this.tree = tree;
        this.wanted = wanted;
        this.nearest = new double[wanted];
        this.nearestPoints = new int[wanted];
        this.stackNode = new int[tree.levels() + 2];
        this.stackDistance = new double[tree.levels() + 2];
    }

    /** The distance from (x, y, z) to its n-th nearest tracer, one tracer (negative for none) left out. */
    double distance(double x, double y, double z, int leftOut) {
        excluded = leftOut;
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        search(x, y, z);
        images(x, y, z);
        double radius = Math.sqrt(nearest[wanted - 1]);
        return radius <= tree.side() / 2 ? radius : exhaustive(x, y, z);
    }

    /** Whether a tracer counts in the query under way. */
    boolean accepts(int point) {
        return point != excluded;
    }

    /** The nearest tracer of the last query, if any was found. */
    int nearestPoint() {
        return nearestPoints[0];
    }

    /** Searches from those periodic images of the query that are near enough to the cube; none is unless the ball crosses a face. */
    private void images(double x, double y, double z) {
        double side = tree.side();
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                for (int k = -1; k <= 1; k++) {
                    if (i != 0 || j != 0 || k != 0) {
                        search(x + i * side, y + j * side, z + k * side);
                    }
                }
            }
        }
    }

    private void search(double x, double y, double z) {
        double toRoot = tree.squaredDistanceToNode(0, x, y, z);
        if (toRoot >= nearest[wanted - 1]) {
            return;
        }
        int firstLeaf = tree.firstLeaf();
        stackNode[0] = 0;
        stackDistance[0] = toRoot;
        int top = 1;
        while (top > 0) {
            top--;
            int node = stackNode[top];
            double distance = stackDistance[top];
            while (node < firstLeaf && distance < nearest[wanted - 1]) {
                int left = 2 * node + 1;
                double toLeft = tree.squaredDistanceToNode(left, x, y, z);
                double toRight = tree.squaredDistanceToNode(left + 1, x, y, z);
                boolean leftFirst = toLeft <= toRight;
                stackNode[top] = leftFirst ? left + 1 : left;
                stackDistance[top] = leftFirst ? toRight : toLeft;
                top++;
                node = leftFirst ? left : left + 1;
                distance = leftFirst ? toLeft : toRight;
            }
            if (distance < nearest[wanted - 1]) {
                scan(node, x, y, z);
            }
        }
    }

    private void scan(int leaf, double x, double y, double z) {
        int from = tree.firstPlace(leaf);
        int to = tree.endPlace(leaf);
        for (int place = from; place < to; place++) {
            double squared = tree.squaredDistance(place, x, y, z);
            if (squared < nearest[wanted - 1] && accepts(tree.point(place))) {
                insert(squared, tree.point(place));
            }
        }
    }

    private void insert(double squared, int point) {
        int at = wanted - 1;
        while (at > 0 && nearest[at - 1] > squared) {
            nearest[at] = nearest[at - 1];
            nearestPoints[at] = nearestPoints[at - 1];
            at--;
        }
        nearest[at] = squared;
        nearestPoints[at] = point;
    }

    /** For balls wider than the cube, where one tracer could be met at two of its images: every tracer, at its nearest image. */
    private double exhaustive(double x, double y, double z) {
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int place = 0; place < tree.size(); place++) {
            double squared = tree.squaredPeriodicDistance(place, x, y, z);
            if (squared < nearest[wanted - 1] && accepts(tree.point(place))) {
                insert(squared, tree.point(place));
            }
        }
        return Math.sqrt(nearest[wanted - 1]);
    }
}
