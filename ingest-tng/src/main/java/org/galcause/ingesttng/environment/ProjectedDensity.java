package org.galcause.ingesttng.environment;

import java.util.stream.IntStream;

/**
 * Surface density N / (pi r_N^2) on the sky, with r_N the distance across the line of sight to the N-th nearest of those tracers whose
 * velocity along it, Hubble flow included, differs from the galaxy's by no more than a cut. The box is periodic in all directions.
 */
public final class ProjectedDensity {

    private final Sky tracers;
    private final PeriodicTree tree;
    private final double side;

    private ProjectedDensity(Sky tracers, double side) {
        this.tracers = tracers;
        this.side = side;
        this.tree = new PeriodicTree(tracers.flat(), side);
    }

    /**
     * Points and how they move along the line of sight.
     *
     * @param positions in [0, side)
     * @param velocities peculiar, along the axis
     * @param axis 0, 1 or 2: the line of sight
     * @param hubbleFlow velocity by which two points recede for each unit of distance along the line of sight
     */
    public record Sky(Positions positions, double[] velocities, int axis, double hubbleFlow) {

        private Positions flat() {
            double[] zero = new double[velocities.length];
            return switch (axis) {
                case 0 -> new Positions(zero, positions.y(), positions.z());
                case 1 -> new Positions(positions.x(), zero, positions.z());
                default -> new Positions(positions.x(), positions.y(), zero);
            };
        }

        private double depth(int i) {
            return switch (axis) {
                case 0 -> positions.x()[i];
                case 1 -> positions.y()[i];
                default -> positions.z()[i];
            };
        }
    }

    /** Indexes the tracers; O(n log n). */
    public static ProjectedDensity among(Sky tracers, double side) {
        return new ProjectedDensity(tracers, side);
    }

    /**
     * The surface density around each galaxy, in the inverse square of the positions' unit; missing where fewer than N tracers pass the cut.
     *
     * @param galaxies along the same line of sight
     * @param itself which tracer each galaxy is
     * @param neighbours N
     * @param velocityCut largest difference of velocities
     */
    public double[] densities(Sky galaxies, Itself itself, int neighbours, double velocityCut) {
        double[] densities = new double[galaxies.velocities().length];
        Positions flat = galaxies.flat();
        IntStream.range(0, densities.length).parallel().forEach(i -> {
            Search search = new Search(neighbours, galaxies, i, velocityCut, itself.tracer(i));
            double radius = search.distance(flat.x()[i], flat.y()[i], flat.z()[i], itself.tracer(i));
            densities[i] = Double.isInfinite(radius) ? Double.NaN : neighbours / (Math.PI * radius * radius);
        });
        return densities;
    }

    /** Tracers near in velocity. */
    private final class Search extends NeighbourSearch {
        private final double depth;
        private final double velocity;
        private final double cut;
        private final int itself;

        Search(int neighbours, Sky galaxies, int galaxy, double cut, int itself) {
            super(tree, neighbours);
            this.depth = galaxies.depth(galaxy);
            this.velocity = galaxies.velocities()[galaxy];
            this.cut = cut;
            this.itself = itself;
        }

        @Override
        boolean accepts(int point) {
            double apart = tracers.depth(point) - depth;
            double nearest = apart - side * Math.rint(apart / side);
            return point != itself
                    && Math.abs(tracers.velocities()[point] - velocity + tracers.hubbleFlow() * nearest) <= cut;
        }
    }
}
