package org.galcause.ingesttng.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures of the environment of clustered points near the faces of a box, equal to those of scipy's tree and of brute force in numpy. */
class EnvironmentMeasuresTest {

    private static final double SIDE = 100;
    private static final int POINTS = 700;
    private static final double FLOW = 3.5;

    private static final String ORACLE = """
            import sys, numpy as np
            from scipy.spatial import cKDTree
            side, n, flow = 100.0, 700, 3.5
            rng = np.random.default_rng(5)
            centres = rng.uniform(0, side, (25, 3))
            pos = (centres[rng.integers(25, size=n)] + rng.normal(0, 6, (n, 3))) % side
            vel = rng.normal(0, 60, n)
            mass = rng.lognormal(0, 1, n)
            kd = cKDTree(pos, boxsize=side)
            counts = {r: np.array([len(c) - 1 for c in kd.query_ball_point(pos, r)]) for r in (3.0, 20.0, 50.0)}
            d = pos[:, None, :] - pos[None, :, :]
            d -= side * np.rint(d / side)
            sky = np.sqrt(d[..., 0] ** 2 + d[..., 1] ** 2)
            dv = np.abs(vel[None, :] - vel[:, None] - flow * d[..., 2])
            sky[dv > 80] = np.inf
            np.fill_diagonal(sky, np.inf)
            fifth = np.sort(sky, axis=1)[:, 4]
            open_sky = np.sqrt(((pos[:, None, :2] - pos[None, :, :2]) ** 2).sum(-1))
            far = np.sqrt((d ** 2).sum(-1))
            far[mass[None, :] <= mass[:, None]] = np.inf
            near = far.argmin(axis=1)
            points = rng.uniform(0, side, (40, 3))
            spine = cKDTree(points, boxsize=side).query(pos)[0]
            for i in range(n):
                print(*[repr(float(v)) for v in (*pos[i], vel[i], mass[i], counts[3.0][i], counts[20.0][i], counts[50.0][i], fifth[i],
                        far[i, near[i]], mass[near[i]] / mass[i], spine[i])])
            for p in points: print(*[repr(float(v)) for v in p])
            """;

    @TempDir
    static Path folder;

    private static double[][] columns = {};
    private static Positions positions = new Positions(new double[0], new double[0], new double[0]);
    private static Positions points = positions;

    @BeforeAll
    static void oracle() {
        List<String> lines = Oracle.python(folder, ORACLE);
        columns = columns(lines.subList(0, POINTS));
        positions = new Positions(columns[0], columns[1], columns[2]);
        double[][] spine = columns(lines.subList(POINTS, lines.size()));
        points = new Positions(spine[0], spine[1], spine[2]);
    }

    private static double[][] columns(List<String> lines) {
        double[][] rows = lines.stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(text -> text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text))
                        .toArray())
                .toArray(double[][]::new);
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = rows[i][c];
            }
        }
        return columns;
    }

    @Test
    void countsInSpheres() {
        SphereCounts counts = SphereCounts.among(positions, SIDE);
        double[] radii = {3, 20, 50};
        for (int r = 0; r < radii.length; r++) {
            double[] found = counts.counts(positions, new Itself.SameRow(), radii[r]);
            assertThat(found).containsExactly(columns[5 + r]);
        }
        double[] mean = counts.overdensities(columns[6], 20);
        double expected = columns[6][0] / (POINTS / 1e6 * 4 / 3 * Math.PI * 8000) - 1;
        assertThat(mean[0]).isCloseTo(expected, within(1e-12));
        assertThat(Arrays.stream(mean).average().orElseThrow())
                .as("galaxies cluster")
                .isPositive();
        assertThatThrownBy(() -> counts.counts(positions, new Itself.SameRow(), 51))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("half of its side");
    }

    @Test
    void projectedDensityWithAVelocityCut() {
        ProjectedDensity.Sky sky = new ProjectedDensity.Sky(positions, columns[3], 2, FLOW);
        double[] found = ProjectedDensity.among(sky, SIDE).densities(sky, new Itself.SameRow(), 5, 80);
        double[] uncut = ProjectedDensity.among(sky, SIDE).densities(sky, new Itself.SameRow(), 5, 1e9);
        int denser = 0;
        for (int i = 0; i < POINTS; i++) {
            double expected = 5 / (Math.PI * columns[8][i] * columns[8][i]);
            assertThat(found[i]).isCloseTo(expected, within(1e-9 * expected));
            denser += uncut[i] > 1.01 * found[i] ? 1 : 0;
        }
        assertThat(denser).as("the cut matters").isGreaterThan(POINTS / 2);
        ProjectedDensity.Sky lone = new ProjectedDensity.Sky(positions.at(new int[] {0, 1}), new double[2], 2, 0);
        assertThat(ProjectedDensity.among(lone, SIDE).densities(lone, new Itself.SameRow(), 5, 80))
                .containsOnly(Double.NaN);
    }

    @Test
    void everyAxisCanBeTheLineOfSight() {
        Positions turned = new Positions(columns[2], columns[0], columns[1]);
        ProjectedDensity.Sky alongZ = new ProjectedDensity.Sky(positions, columns[3], 2, FLOW);
        ProjectedDensity.Sky alongX = new ProjectedDensity.Sky(turned, columns[3], 0, FLOW);
        assertThat(ProjectedDensity.among(alongX, SIDE).densities(alongX, new Itself.SameRow(), 5, 80))
                .containsExactly(
                        ProjectedDensity.among(alongZ, SIDE).densities(alongZ, new Itself.SameRow(), 5, 80),
                        within(1e-12));
    }

    @Test
    void nearestMoreMassiveNeighbour() {
        MassiveNeighbours.Nearest found = MassiveNeighbours.among(positions, columns[4], SIDE)
                .nearest(positions, columns[4], new Itself.SameRow());
        int missing = 0;
        for (int i = 0; i < POINTS; i++) {
            if (Double.isInfinite(columns[9][i])) {
                assertThat(found.distances()[i]).isNaN();
                missing++;
            } else {
                assertThat(found.distances()[i]).isCloseTo(columns[9][i], within(1e-9));
                assertThat(found.massRatios()[i]).isCloseTo(columns[10][i], within(1e-9 * columns[10][i]));
            }
        }
        assertThat(missing).as("only the most massive has none").isEqualTo(1);
    }

    @Test
    void distanceToChosenPoints() {
        int[] none = new int[POINTS];
        Arrays.fill(none, -1);
        double[] found = NeighbourDensity.among(points, SIDE).distances(positions, new Itself.Known(none), 1);
        assertThat(found).containsExactly(columns[11], within(1e-9));
    }
}
