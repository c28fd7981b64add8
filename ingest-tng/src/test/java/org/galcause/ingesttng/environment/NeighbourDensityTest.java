package org.galcause.ingesttng.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourDensityTest {

    private static final double SIDE = 75_000;

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 57, 400, 1500})
    void equalsBruteForceOnClusteredPoints(int points) {
        Positions tracers = clustered(points, 11).wrapped(SIDE, "tracers");
        double[] measured = NeighbourDensity.among(tracers, SIDE).distances(tracers, new Itself.SameRow(), 10);
        double[] expected = bruteForce(tracers, tracers, true, 10);
        double[] open = bruteForceOpen(tracers, 10);

        assertThat(measured).containsExactly(expected, Offset.offset(1e-9 * SIDE));
        assertThat(IntStream.range(0, points).filter(i -> open[i] > 1.001 * expected[i]))
                .as("the periodic wrap matters for some")
                .isNotEmpty();
    }

    @Test
    void galaxiesThatAreNoTracersCountEveryTracer() {
        Positions tracers = clustered(700, 3).wrapped(SIDE, "tracers");
        Positions galaxies = clustered(300, 4).wrapped(SIDE, "galaxies");
        int[] none = new int[300];
        Arrays.fill(none, -1);
        NeighbourDensity density = NeighbourDensity.among(tracers, SIDE);

        double[] expected = bruteForce(tracers, galaxies, false, 5);
        assertThat(density.distances(galaxies, new Itself.Known(none), 5))
                .containsExactly(expected, Offset.offset(1e-9 * SIDE));
        assertThat(density.distances(galaxies, Itself.atSamePosition(galaxies, tracers), 5))
                .containsExactly(expected, Offset.offset(1e-9 * SIDE));
    }

    @Test
    void aTracerAtTheSamePositionIsTheGalaxyItselfButOnlyOne() {
        Positions tracers =
                new Positions(new double[] {1, 1, 1, 4, 9}, new double[] {1, 1, 1, 1, 1}, new double[] {1, 1, 1, 1, 1});
        Positions galaxy = tracers.at(new int[] {0});
        NeighbourDensity density = NeighbourDensity.among(tracers, 100);

        assertThat(density.distances(galaxy, Itself.atSamePosition(galaxy, tracers), 3))
                .containsExactly(3);
        assertThat(density.distances(galaxy, new Itself.Known(new int[] {0}), 3))
                .containsExactly(3);
        assertThat(density.distances(galaxy, new Itself.Known(new int[] {-1}), 3))
                .containsExactly(0);
        assertThatThrownBy(() -> density.densities(galaxy, Itself.atSamePosition(galaxy, tracers), 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("2 tracers lie exactly at the position (1.0, 1.0, 1.0)");
    }

    @Test
    void theFarFaceIsTheNearFace() {
        Positions edge = new Positions(new double[] {100, 99, 2, 50}, new double[] {0, 0, 0, 0}, new double[4]);
        Positions wrapped = edge.wrapped(100, "galaxies");

        assertThat(wrapped.x()).containsExactly(0, 99, 2, 50);
        assertThat(NeighbourDensity.among(wrapped, 100).distances(wrapped, new Itself.SameRow(), 1))
                .containsExactly(1, 1, 2, 48);
    }

    @Test
    void sameBitsOnAnyNumberOfThreads() throws Exception {
        Positions tracers = clustered(5000, 8).wrapped(SIDE, "tracers");
        NeighbourDensity density = NeighbourDensity.among(tracers, SIDE);
        double[] one = onThreads(1, density, tracers);

        assertThat(onThreads(3, density, tracers)).isEqualTo(one);
    }

    @Test
    void refusesPositionsOutsideAndTooFewTracers() {
        Positions outside = new Positions(new double[] {3, 101}, new double[] {3, 3}, new double[] {3, 3});
        assertThatThrownBy(() -> outside.wrapped(100, "galaxies of a.csv"))
                .isInstanceOf(UserError.class)
                .hasMessage("Position (101.0, 3.0, 3.0) among the galaxies of a.csv (number 2 of 2) is outside the box"
                        + " [0, 100.0]; check the box's side and unit.");
        Positions few = clustered(10, 1);
        assertThatThrownBy(() -> NeighbourDensity.among(few, SIDE).distances(few, new Itself.SameRow(), 10))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("needs more than 10 tracers in the box, but there are 10");
    }

    private static double[] onThreads(int threads, NeighbourDensity density, Positions tracers) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> density.distances(tracers, new Itself.SameRow(), 10))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    /** Half of the points in Gaussian clumps across the faces of the cube, half uniform. */
    static Positions clustered(int points, long seed) {
        double[][] axes = new double[3][points];
        for (int axis = 0; axis < 3; axis++) {
            long key = Randomness.key(seed, "axis" + axis);
            for (int i = 0; i < points; i++) {
                double centre = SIDE * Math.floor(3 * Randomness.uniform(key, i % 7 + 1_000_000L)) / 2;
                double value =
                        i % 2 == 0 ? centre + 300 * Randomness.normal(key, i) : SIDE * Randomness.uniform(key, i);
                axes[axis][i] = ((value % SIDE) + SIDE) % SIDE;
            }
        }
        return new Positions(axes[0], axes[1], axes[2]);
    }

    private static double[] bruteForce(Positions tracers, Positions galaxies, boolean same, int n) {
        return IntStream.range(0, galaxies.size())
                .mapToDouble(g -> IntStream.range(0, tracers.size())
                        .filter(t -> !same || t != g)
                        .mapToDouble(t -> Math.sqrt(square(galaxies.x()[g], tracers.x()[t])
                                + square(galaxies.y()[g], tracers.y()[t])
                                + square(galaxies.z()[g], tracers.z()[t])))
                        .sorted()
                        .toArray()[n - 1])
                .toArray();
    }

    private static double square(double a, double b) {
        double d = a - b - SIDE * Math.rint((a - b) / SIDE);
        return d * d;
    }

    private static double[] bruteForceOpen(Positions p, int n) {
        return IntStream.range(0, p.size())
                .mapToDouble(g -> IntStream.range(0, p.size())
                        .filter(t -> t != g)
                        .mapToDouble(t ->
                                Math.hypot(Math.hypot(p.x()[g] - p.x()[t], p.y()[g] - p.y()[t]), p.z()[g] - p.z()[t]))
                        .sorted()
                        .toArray()[n - 1])
                .toArray();
    }
}
