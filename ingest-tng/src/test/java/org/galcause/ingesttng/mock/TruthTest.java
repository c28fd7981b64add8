package org.galcause.ingesttng.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.ingesttng.request.Floor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

    private static final int SUBJECTS = 20_000;
    private static final MockUniverse UNIVERSE = MockUniverse.standard(11);
    private static final StructuralEquations EQUATIONS = UNIVERSE.equations();
    private static final TimeGrid GRID = TruthFiles.grid(EQUATIONS);
    private static final Floor FLOOR = Floors.standard();

    /** The mean of log10 of a uniform number between 1e-5 and 1e-4, by integration. */
    private static final double MEAN_LOG_FLOOR = (1e-4 * -4 - 1e-5 * -5) / 9e-5 - 1 / Math.log(10);

    private static Target moved(int step, double by) {
        List<Double> path = IntStream.rangeClosed(0, step)
                .mapToObj(s -> EQUATIONS.environmentMean().get(s) + by)
                .toList();
        return new Target(step, new Regime("moved", Map.of("environment", new Intervention.Path(path))), 1, by);
    }

    /** E[Y_t] with the environment set, from the equations by hand: noise averages out, and feedback accumulates in halo mass. */
    private static double closedForm(StructuralEquations equations, int step, double by) {
        double mass = 0;
        for (int s = 0; s < step; s++) {
            mass = equations.haloMass().persistence() * mass
                    + equations.haloMass().feedback() * by;
        }
        return equations.sfrMean().get(step)
                + equations.sfr().fromHalo() * mass
                + equations.effect().get(step) * by
                - equations.curvature().get(step) * by * by;
    }

    @Test
    void equalsTheClosedForm() {
        List<Target> targets = List.of(moved(0, 0.7), moved(5, -0.6), moved(10, 0.8), moved(10, 0));
        List<TruthPoint> truth = new Truth(UNIVERSE, SUBJECTS).curve(targets, GRID, FLOOR);

        double zeros = EQUATIONS.sfr().zeroShare();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            double expected =
                    (1 - zeros) * closedForm(EQUATIONS, target.step(), target.summary()) + zeros * MEAN_LOG_FLOOR;
            TruthPoint point = truth.get(i);
            assertThat(point.monteCarloError()).isBetween(1e-4, 0.005);
            assertThat(point.outcome()).isCloseTo(expected, within(4 * point.monteCarloError()));
            assertThat(point.time()).isEqualTo((double) EQUATIONS.snapshot(target.step()));
        }
        assertThat(truth.get(2).outcome()).isLessThan(truth.get(3).outcome() - 0.2);
    }

    @Test
    void aFloorShiftsWhatIsZero() {
        List<Target> target = List.of(moved(4, 0));
        Truth truth = new Truth(UNIVERSE, SUBJECTS);
        double low = truth.curve(target, GRID, new Floor.Value(1e-6)).get(0).outcome();
        double high = truth.curve(target, GRID, new Floor.Value(1e-3)).get(0).outcome();

        assertThat(high - low)
                .isCloseTo(3 * EQUATIONS.sfr().zeroShare(), within(3 * 4 * Math.sqrt(0.002 / SUBJECTS)))
                .isPositive();
    }

    @Test
    void naiveRegressionMissesTheTruthAtHighDensity() {
        int n = 2400;
        Histories run = EQUATIONS.simulate(Noise.draw(5, 0, n, EQUATIONS.steps()), EQUATIONS.steps(), (t, a) -> a);
        int missed = 0;
        for (int t = 0; t < EQUATIONS.steps(); t++) {
            Line naive = Line.of(exposure(run, t, n), run.sfr[t]);
            double top = 0.7;
            double error = naive.at(top) - closedForm(EQUATIONS, t, top);
            missed += Math.abs(error) > 5 * naive.errorAt(top) ? 1 : 0;
        }
        assertThat(missed).isGreaterThanOrEqualTo(8);
    }

    @Test
    void regressionOnHaloMassFindsTheDirectEffect() {
        int n = 20_000;
        Histories run = EQUATIONS.simulate(Noise.draw(5, 0, n, EQUATIONS.steps()), EQUATIONS.steps(), (t, a) -> a);
        int t = 10;
        double[] x = exposure(run, t, n);
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = run.sfr[t][i]
                    - EQUATIONS.sfr().fromHalo() * run.haloMass[t][i]
                    + EQUATIONS.curvature().get(t) * x[i] * x[i];
        }
        Line adjusted = Line.of(x, rest);
        assertThat(adjusted.slope()).isCloseTo(EQUATIONS.effect().get(t), within(4 * adjusted.slopeError()));
    }

    private static double[] exposure(Histories run, int t, int n) {
        double[] x = new double[n];
        for (int s = 0; s <= t; s++) {
            for (int i = 0; i < n; i++) {
                x[i] += (run.environment[s][i] - EQUATIONS.environmentMean().get(s)) / (t + 1);
            }
        }
        return x;
    }

    /** An ordinary least-squares line. */
    private record Line(double mean, double meanX, double slope, double slopeError, double error) {
        static Line of(double[] x, double[] y) {
            int n = x.length;
            double mx = Arrays.stream(x).average().orElseThrow();
            double my = Arrays.stream(y).average().orElseThrow();
            double sxx = 0;
            double sxy = 0;
            for (int i = 0; i < n; i++) {
                sxx += (x[i] - mx) * (x[i] - mx);
                sxy += (x[i] - mx) * (y[i] - my);
            }
            double slope = sxy / sxx;
            double rss = 0;
            for (int i = 0; i < n; i++) {
                double r = y[i] - my - slope * (x[i] - mx);
                rss += r * r;
            }
            double sigma = Math.sqrt(rss / (n - 2));
            return new Line(my, mx, slope, sigma / Math.sqrt(sxx), sigma / Math.sqrt(n));
        }

        double at(double x) {
            return mean + slope * (x - meanX);
        }

        double errorAt(double x) {
            return Math.hypot(error, slopeError * (x - meanX));
        }
    }

    @Test
    void aUniverseIsFoundBesideItsOutput(@TempDir Path folder) throws IOException {
        MockUniverse universe = UNIVERSE.withGalaxies(1234).withFiles(7, 3);
        Files.writeString(
                folder.resolve(Description.FILE), Description.of(universe).text());
        Files.createDirectories(folder.resolve("output"));

        assertThat(Truth.beside(folder.resolve("output"))).contains(Truth.of(universe));
        assertThat(Truth.beside(folder)).contains(Truth.of(universe));
        assertThat(Truth.beside(folder.resolve("output").resolve("groups_099"))).isEmpty();
    }

    @Test
    void aDescriptionThatCannotBeReadIsSaidSo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(Description.FILE), "{\"format\": 1, \"universe\": {\"galaxies\": \"many\"}}");

        assertThatThrownBy(() -> Truth.beside(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(Description.FILE)
                .hasMessageContaining("write the mock universe again");
    }

    @Test
    void aSnapshotBetweenTheStepsHasNoTruth() {
        TimeGrid grid = TimeGrid.of(13, 30);

        assertThatThrownBy(() -> Truth.of(UNIVERSE).curve(List.of(moved(1, 0)), grid, FLOOR))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Snapshot 30 is no step");
    }

    @Test
    void namedRegimesArePassedOver() {
        Target named = new Target(3, new Regime("natural", Map.of()), 0, Double.NaN);

        assertThat(Truth.of(UNIVERSE).curve(Collections.singletonList(named), GRID, FLOOR))
                .isEmpty();
    }
}
