package org.galcause.ingesttng.environment;

import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;

/**
 * The environment of galaxies as the density of their neighbourhood, N / (4/3 pi r_N^3) with r_N the distance to the N-th nearest tracer in
 * a periodic cube, the galaxy itself not counted; each tracer counts once, at its nearest image.
 *
 * <p>Immutable, safe to share among threads; the answers have the same bits on any number of them.
 */
public final class NeighbourDensity {

    private static final int CHUNK = 512;

    private final PeriodicTree tree;

    private NeighbourDensity(PeriodicTree tree) {
        this.tree = tree;
    }

    /**
     * Indexes the tracers; O(n log n).
     *
     * @param tracers positions in [0, side) ({@link Positions#wrapped})
     * @param side side of the periodic cube, in the same unit
     */
    public static NeighbourDensity among(Positions tracers, double side) {
        return new NeighbourDensity(new PeriodicTree(tracers, side));
    }

    /**
     * r_N of each galaxy, in the unit of the positions.
     *
     * @param galaxies positions in [0, side)
     * @param itself which tracer each galaxy is
     * @param neighbours N, at least 1
     * @throws UserError if there are not more than N tracers
     */
    public double[] distances(Positions galaxies, Itself itself, int neighbours) {
        requireEnough(neighbours);
        double[] distances = new double[galaxies.size()];
        int chunks = (galaxies.size() + CHUNK - 1) / CHUNK;
        int[] order = itself instanceof Itself.SameRow ? treeOrder() : new int[0];
        IntStream.range(0, chunks)
                .parallel()
                .forEach(chunk -> fill(galaxies, itself, neighbours, order, chunk, distances));
        return distances;
    }

    /**
     * N / (4/3 pi r_N^3) of each galaxy, in the inverse cube of the positions' unit.
     *
     * @param galaxies positions in [0, side)
     * @param itself which tracer each galaxy is
     * @param neighbours N, at least 1
     * @throws UserError if there are not more than N tracers, or N of them lie exactly on it
     */
    public double[] densities(Positions galaxies, Itself itself, int neighbours) {
        double[] densities = distances(galaxies, itself, neighbours);
        for (int i = 0; i < densities.length; i++) {
            if (densities[i] == 0) {
                throw UserError.data(neighbours + " tracers lie exactly at the position (" + galaxies.x()[i] + ", "
                        + galaxies.y()[i] + ", " + galaxies.z()[i] + ") of galaxy number " + (i + 1)
                        + ": its density is infinite; are the tracers listed more than once?");
            }
            densities[i] = neighbours / (4.0 / 3.0 * Math.PI * densities[i] * densities[i] * densities[i]);
        }
        return densities;
    }

    private void requireEnough(int neighbours) {
        if (neighbours < 1) {
            throw UserError.study("neighbours: " + neighbours + " is not allowed; a density needs 1 or more.");
        }
        if (tree.size() <= neighbours) {
            throw UserError.data("The density of " + neighbours + " neighbours needs more than " + neighbours
                    + " tracers in the box, but there are " + tree.size()
                    + "; lower neighbours, or widen the tracers' condition.");
        }
    }

    /** Neighbours in space one after another, so that a thread finds the tree's nodes in its cache. */
    private int[] treeOrder() {
        int[] order = new int[tree.size()];
        for (int place = 0; place < order.length; place++) {
            order[place] = tree.point(place);
        }
        return order;
    }

    private void fill(Positions galaxies, Itself itself, int neighbours, int[] order, int chunk, double[] distances) {
        NeighbourSearch search = new NeighbourSearch(tree, neighbours);
        int to = Math.min(distances.length, (chunk + 1) * CHUNK);
        for (int i = chunk * CHUNK; i < to; i++) {
            int galaxy = order.length == 0 ? i : order[i];
            distances[galaxy] = search.distance(
                    galaxies.x()[galaxy], galaxies.y()[galaxy], galaxies.z()[galaxy], itself.tracer(galaxy));
        }
    }
}
