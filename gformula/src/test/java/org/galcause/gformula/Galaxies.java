package org.galcause.gformula;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;

/**
 * Galaxies of a known world over eleven snapshots: halo mass M drives density D (its own time's only at the first) and star formation Y, and past density drives mass;
 * the effect of the mean density is positive early, negative late, and quenching sets in at high density.
 */
public final class Galaxies {

    public static final int STEPS = 11;
    public static final String GRAPH = """
            M[t-1] -> M[t], D[t]
            D[t-1] -> M[t], D[t]
            M[t] -> D[t], Y[t]
            Y[t-1] -> Y[t]
            D[..t] -> Y[t]
            """;

    private static final double[] SNAPSHOTS = {13, 25, 35, 43, 51, 59, 67, 75, 83, 91, 99};
    private static final double[] SFR = {.15, .55, .80, .85, .75, .60, .42, .25, .08, -.10, -.28};

    private final double[][] mass;
    private final double[][] density;
    private final double[][] sfr;

    private Galaxies(int n) {
        mass = new double[STEPS][n];
        density = new double[STEPS][n];
        sfr = new double[STEPS][n];
    }

    /** Observed galaxies. */
    public static Galaxies observed(int n, long seed) {
        return simulated(n, seed, OptionalDouble.empty());
    }

    /** Mean star formation at a step had the density of every galaxy been the mean path moved by {@code shift}. */
    public static double truth(int step, double shift) {
        double[] outcome = simulated(20_000, 7, OptionalDouble.of(shift)).sfr[step];
        return Arrays.stream(outcome).average().orElseThrow();
    }

    private static Galaxies simulated(int n, long seed, OptionalDouble shift) {
        Galaxies world = new Galaxies(n);
        for (int i = 0; i < n; i++) {
            world.live(i, Randomness.with(Randomness.key(seed, "galaxies"), i), shift);
        }
        return world;
    }

    private void live(int i, long key, OptionalDouble shift) {
        double mu = 10.9;
        double sum = 0;
        double meanSum = 0;
        for (int t = 0; t < STEPS; t++) {
            double growth = t == 0 ? 0 : .30 + (.03 - .30) * (t - 1) / (STEPS - 2);
            double past = t == 0 ? 0 : mass[t - 1][i] - mu;
            double crowding = t == 0 ? 0 : density[t - 1][i] - path(t - 1);
            mu += growth;
            mass[t][i] = t == 0
                    ? 10.9 + .35 * Randomness.normal(key, 3L * t)
                    : mu + .9 * past + .03 * crowding + .06 * Randomness.normal(key, 3L * t);
            double natural = path(t)
                    + (t == 0
                            ? .30 * (mass[0][i] - mu) + .45 * Randomness.normal(key, 1)
                            : .80 * crowding + .20 * past + .28 * Randomness.normal(key, 3L * t + 1));
            density[t][i] = shift.isPresent() ? path(t) + shift.getAsDouble() : natural;
            sum += density[t][i];
            meanSum += path(t);
            double mean = sum / (t + 1);
            double quenched = Math.max(mean - 1.4, 0);
            sfr[t][i] = SFR[t]
                    + .55 * (mass[t][i] - mu)
                    + (t == 0 ? 0 : .35 * (sfr[t - 1][i] - SFR[t - 1]))
                    + (.25 - .06 * t) * (mean - meanSum / (t + 1))
                    - .03 * t * quenched * quenched
                    + .25 * Randomness.normal(key, 3L * t + 2);
        }
    }

    /** Mean density at a step. */
    public static double path(int t) {
        return 1.3 - .12 * t;
    }

    /** Mean of the mean densities up to a step: a running-mean exposure less this is the shift. */
    public static double meanPath(int t) {
        return IntStream.rangeClosed(0, t).mapToDouble(Galaxies::path).average().orElseThrow();
    }

    /** As a panel, ids ascending. */
    public Panel panel() {
        return panel(LongStream.range(0, mass[0].length).toArray());
    }

    /** As a panel with ids of one's own. */
    public Panel panel(long[] ids) {
        List<Variable> variables =
                List.of(Variable.continuous("M"), Variable.continuous("D"), Variable.continuous("Y"));
        double[][] columns = new double[3 * STEPS][];
        for (int t = 0; t < STEPS; t++) {
            columns[t] = mass[t];
            columns[STEPS + t] = density[t];
            columns[2 * STEPS + t] = sfr[t];
        }
        return Panel.of(new PanelSchema(variables, TimeGrid.of(SNAPSHOTS)), ids, columns);
    }

    /** The effect curve over the mean density at some steps, 21 levels. */
    public static EstimationProblem problem(Panel panel, Integer... steps) {
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, Contrast.Grid.AtQuantiles.spaced(21));
        return Problems.problem(
                panel, GRAPH, Problems.question("D", "Y", List.of(steps), levels, Optional.empty()), Map.of(), 5);
    }
}
