package org.galcause.ingesttng.mock;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How galaxies come about in the mock universe. With x' = x minus its mean at that step, all in log10:
 *
 * <pre>
 * M_0' = N(0, firstScatter)                                                         halo mass
 * M_t' = persistence M_{t-1}' + feedback A_{t-1}' + N(0, scatter)
 * A_0' = firstConfounding M_0' + N(0, firstScatter)                                 environment, the treatment
 * A_t' = persistence A_{t-1}' + confounding M_t' + N(0, scatter)
 * S_0' = firstFromHalo M_0' + N(0, firstScatter)                                    stellar mass
 * S_t' = persistence S_{t-1}' + fromHalo M_t' + fromSfr Y_{t-1}' + N(0, scatter)
 * Y_t' = fromHalo M_t' + effect_t X_t - curvature_t X_t^2 + N(0, scatter),          star formation rate, the outcome
 *        X_t = mean of A_0' … A_t'
 * </pre>
 *
 * <p>Halo mass is a time-varying confounder (it drives environment and star formation) that past environment acts on. A share of the
 * measured star formation rates, drawn independently of everything, is exactly zero.
 *
 * <p>Under A_s = a given path, E[M_t'] follows from the second line and E[Y_t] = mean_t + fromHalo E[M_t'] + effect_t X_t - curvature_t X_t^2.
 *
 * @param snapshots the snapshots at which the equations step, ascending
 * @param haloMassMean mean log10 halo mass (Msun) at each step
 * @param environmentMean mean log10 density (h3/cMpc3) at each step
 * @param stellarMassMean mean log10 stellar mass (Msun) at each step
 * @param sfrMean mean log10 star formation rate (Msun/yr) at each step, at the mean path
 * @param effect slope of the outcome on the running mean of the environment, at the mean path
 * @param curvature how fast that slope falls with density, halved
 * @param haloMass coefficients of M
 * @param environment coefficients of A
 * @param stellarMass coefficients of S
 * @param sfr coefficients of Y
 */
public record StructuralEquations(
        List<Integer> snapshots,
        List<Double> haloMassMean,
        List<Double> environmentMean,
        List<Double> stellarMassMean,
        List<Double> sfrMean,
        List<Double> effect,
        List<Double> curvature,
        HaloMass haloMass,
        Environment environment,
        StellarMass stellarMass,
        StarFormation sfr) {

    /** Coefficients of halo mass (dex per dex; scatters in dex). */
    public record HaloMass(double persistence, double feedback, double scatter, double firstScatter) {}

    /** Coefficients of environment (dex per dex; scatters in dex). */
    public record Environment(
            double persistence, double confounding, double scatter, double firstConfounding, double firstScatter) {}

    /** Coefficients of stellar mass (dex per dex; scatters in dex). */
    public record StellarMass(
            double persistence,
            double fromHalo,
            double fromSfr,
            double scatter,
            double firstFromHalo,
            double firstScatter) {}

    /** Coefficients of star formation (dex per dex; scatter in dex), and the share of rates that are exactly zero. */
    public record StarFormation(double fromHalo, double scatter, double zeroShare) {}

    public StructuralEquations {
        snapshots = List.copyOf(snapshots);
        haloMassMean = List.copyOf(haloMassMean);
        environmentMean = List.copyOf(environmentMean);
        stellarMassMean = List.copyOf(stellarMassMean);
        sfrMean = List.copyOf(sfrMean);
        effect = List.copyOf(effect);
        curvature = List.copyOf(curvature);
    }

    /** The demo's: environment enhances star formation early and suppresses it late, most at high density. */
    public static StructuralEquations standard() {
        int steps = 11;
        return new StructuralEquations(
                List.of(13, 25, 35, 43, 51, 59, 67, 75, 83, 91, 99),
                List.of(10.90, 11.25, 11.48, 11.64, 11.76, 11.85, 11.92, 11.97, 12.01, 12.04, 12.06),
                evenly(1.35, 1.20, steps),
                List.of(8.40, 9.10, 9.52, 9.80, 10.00, 10.16, 10.28, 10.38, 10.47, 10.54, 10.60),
                List.of(0.15, 0.55, 0.80, 0.85, 0.75, 0.60, 0.42, 0.25, 0.08, -0.10, -0.28),
                evenly(0.40, -0.60, steps),
                evenly(0.00, 0.20, steps),
                new HaloMass(0.98, 0.03, 0.05, 0.36),
                new Environment(0.70, 0.11, 0.28, 0.30, 0.42),
                new StellarMass(0.85, 0.08, 0.06, 0.05, 0.90, 0.15),
                new StarFormation(1.0, 0.20, 0.0005));
    }

    private static List<Double> evenly(double from, double to, int steps) {
        return IntStream.range(0, steps)
                .mapToObj(t -> from + (to - from) * t / (steps - 1))
                .toList();
    }

    /** How many steps there are. */
    public int steps() {
        return snapshots.size();
    }

    /** The snapshot of a step. */
    public int snapshot(int step) {
        return snapshots.get(step);
    }

    /** What a galaxy's environment is, given what it would be by itself. */
    @FunctionalInterface
    interface Assignment {

        /**
         * The environment of each subject at a step, log10.
         *
         * @param step of the equations
         * @param natural what it would be by itself
         */
        double[] environment(int step, double[] natural);
    }

    /**
     * Runs the equations; the universe and its truth are both made here.
     *
     * @param noise the random part of each subject
     * @param steps how many steps to run
     * @param assignment what the environment is at each step
     */
    Histories simulate(Noise noise, int steps, Assignment assignment) {
        Histories run = new Histories(steps, noise.subjects());
        double[] exposure = new double[noise.subjects()];
        for (int t = 0; t < steps; t++) {
            haloMass(run, noise, t);
            stellarMass(run, noise, t);
            run.environment[t] = assignment.environment(t, naturalEnvironment(run, noise, t));
            starFormation(run, noise, t, exposure);
        }
        return run;
    }

    private void haloMass(Histories run, Noise noise, int t) {
        double mean = haloMassMean.get(t);
        double[] now = run.haloMass[t];
        for (int i = 0; i < now.length; i++) {
            double scatter = noise.of(Noise.HALO_MASS, t, i);
            now[i] = t == 0
                    ? mean + haloMass.firstScatter * scatter
                    : mean
                            + haloMass.persistence * (run.haloMass[t - 1][i] - haloMassMean.get(t - 1))
                            + haloMass.feedback * (run.environment[t - 1][i] - environmentMean.get(t - 1))
                            + haloMass.scatter * scatter;
        }
    }

    private double[] naturalEnvironment(Histories run, Noise noise, int t) {
        double mean = environmentMean.get(t);
        double[] natural = new double[noise.subjects()];
        for (int i = 0; i < natural.length; i++) {
            double mass = run.haloMass[t][i] - haloMassMean.get(t);
            double scatter = noise.of(Noise.ENVIRONMENT, t, i);
            natural[i] = t == 0
                    ? mean + environment.firstConfounding * mass + environment.firstScatter * scatter
                    : mean
                            + environment.persistence * (run.environment[t - 1][i] - environmentMean.get(t - 1))
                            + environment.confounding * mass
                            + environment.scatter * scatter;
        }
        return natural;
    }

    private void stellarMass(Histories run, Noise noise, int t) {
        double mean = stellarMassMean.get(t);
        double[] now = run.stellarMass[t];
        for (int i = 0; i < now.length; i++) {
            double mass = run.haloMass[t][i] - haloMassMean.get(t);
            double scatter = noise.of(Noise.STELLAR_MASS, t, i);
            now[i] = t == 0
                    ? mean + stellarMass.firstFromHalo * mass + stellarMass.firstScatter * scatter
                    : mean
                            + stellarMass.persistence * (run.stellarMass[t - 1][i] - stellarMassMean.get(t - 1))
                            + stellarMass.fromHalo * mass
                            + stellarMass.fromSfr * (run.sfr[t - 1][i] - sfrMean.get(t - 1))
                            + stellarMass.scatter * scatter;
        }
    }

    private void starFormation(Histories run, Noise noise, int t, double[] exposure) {
        double[] now = run.sfr[t];
        for (int i = 0; i < now.length; i++) {
            exposure[i] += run.environment[t][i] - environmentMean.get(t);
            double x = exposure[i] / (t + 1);
            now[i] = sfrMean.get(t)
                    + sfr.fromHalo * (run.haloMass[t][i] - haloMassMean.get(t))
                    + effect.get(t) * x
                    - curvature.get(t) * x * x
                    + sfr.scatter * noise.of(Noise.SFR, t, i);
            run.zero[t][i] = noise.of(Noise.ZERO, t, i) < sfr.zeroShare;
        }
    }
}
