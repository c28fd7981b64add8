package org.galcause.ingesttng.environment;

import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;

/**
 * Tracers within a sphere of fixed radius around galaxies in a periodic cube, the galaxy itself not counted. Immutable, safe to share among
 * threads.
 */
public final class SphereCounts {

    private final PeriodicTree tree;

    private SphereCounts(PeriodicTree tree) {
        this.tree = tree;
    }

    /**
     * Indexes the tracers; O(n log n).
     *
     * @param tracers positions in [0, side) ({@link Positions#wrapped})
     * @param side side of the periodic cube, in the same unit
     */
    public static SphereCounts among(Positions tracers, double side) {
        return new SphereCounts(new PeriodicTree(tracers, side));
    }

    /**
     * How many tracers are at most {@code radius} away from each galaxy.
     *
     * @param galaxies positions in [0, side)
     * @param itself which tracer each galaxy is
     * @param radius in the unit of the positions
     * @throws UserError when the sphere does not fit into the box
     */
    public double[] counts(Positions galaxies, Itself itself, double radius) {
        if (!(radius > 0) || radius > tree.side() / 2) {
            throw UserError.study(
                    "sphere: a radius of " + radius + " (in the unit of the positions) does not fit into the box;"
                            + " allowed is more than 0, and at most half of its side, " + tree.side() / 2);
        }
        double[] counts = new double[galaxies.size()];
        IntStream.range(0, counts.length).parallel().forEach(i -> {
            double x = galaxies.x()[i];
            double y = galaxies.y()[i];
            double z = galaxies.z()[i];
            counts[i] = withImages(x, y, z, radius * radius, itself.tracer(i));
        });
        return counts;
    }

    /** Overdensity of each count: over that of a sphere of the mean density of the tracers, less 1. */
    public double[] overdensities(double[] counts, double radius) {
        double side = tree.side();
        double mean = tree.size() / (side * side * side) * 4.0 / 3.0 * Math.PI * radius * radius * radius;
        double[] overdensities = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            overdensities[i] = counts[i] / mean - 1;
        }
        return overdensities;
    }

    private int withImages(double x, double y, double z, double squaredRadius, int itself) {
        double side = tree.side();
        int count = 0;
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                for (int k = -1; k <= 1; k++) {
                    count += count(0, x + i * side, y + j * side, z + k * side, squaredRadius, itself);
                }
            }
        }
        return count;
    }

    private int count(int node, double x, double y, double z, double squaredRadius, int itself) {
        if (tree.squaredDistanceToNode(node, x, y, z) > squaredRadius) {
            return 0;
        }
        if (node < tree.firstLeaf()) {
            return count(2 * node + 1, x, y, z, squaredRadius, itself)
                    + count(2 * node + 2, x, y, z, squaredRadius, itself);
        }
        int count = 0;
        for (int place = tree.firstPlace(node); place < tree.endPlace(node); place++) {
            if (tree.squaredDistance(place, x, y, z) <= squaredRadius && tree.point(place) != itself) {
                count++;
            }
        }
        return count;
    }
}
