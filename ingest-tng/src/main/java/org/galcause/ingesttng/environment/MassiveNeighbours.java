package org.galcause.ingesttng.environment;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The nearest tracer that is more massive than a galaxy, in a periodic cube. */
public final class MassiveNeighbours {

    private final PeriodicTree tree;
    private final double[] masses;

    private MassiveNeighbours(PeriodicTree tree, double[] masses) {
        this.tree = tree;
        this.masses = masses;
    }

    /**
     * Indexes the tracers; O(n log n).
     *
     * @param tracers positions in [0, side)
     * @param masses one for each tracer
     * @param side side of the periodic cube
     */
    public static MassiveNeighbours among(Positions tracers, double[] masses, double side) {
        return new MassiveNeighbours(new PeriodicTree(tracers, side), masses.clone());
    }

    /**
     * How far the nearest more massive tracer is, and its mass over the galaxy's; both missing where none is more massive.
     *
     * @param distances in the unit of the positions
     * @param massRatios above 1
     */
    public record Nearest(double[] distances, double[] massRatios) {}

    /**
     * The nearest of each galaxy.
     *
     * @param galaxies positions in [0, side)
     * @param galaxyMasses as those of the tracers
     * @param itself which tracer each galaxy is: by rounding it could be more massive there
     */
    public Nearest nearest(Positions galaxies, double[] galaxyMasses, Itself itself) {
        double largest =
                Arrays.stream(masses).filter(mass -> !Double.isNaN(mass)).max().orElse(Double.NEGATIVE_INFINITY);
        double[] distances = new double[galaxyMasses.length];
        double[] ratios = new double[galaxyMasses.length];
        Arrays.fill(distances, Double.NaN);
        Arrays.fill(ratios, Double.NaN);
        IntStream.range(0, galaxyMasses.length)
                .parallel()
                .filter(i -> galaxyMasses[i] < largest)
                .forEach(i -> {
                    Search search = new Search(galaxyMasses[i], itself.tracer(i));
                    double distance =
                            search.distance(galaxies.x()[i], galaxies.y()[i], galaxies.z()[i], itself.tracer(i));
                    if (Double.isFinite(distance)) {
                        distances[i] = distance;
                        ratios[i] = masses[search.nearestPoint()] / galaxyMasses[i];
                    }
                });
        return new Nearest(distances, ratios);
    }

    /** Tracers above a mass. */
    private final class Search extends NeighbourSearch {
        private final double mass;
        private final int itself;

        Search(double mass, int itself) {
            super(tree, 1);
            this.mass = mass;
            this.itself = itself;
        }

        @Override
        boolean accepts(int point) {
            return masses[point] > mass && point != itself;
        }
    }
}
