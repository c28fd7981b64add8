package org.galcause.ingesttng.mock;

import java.util.List;

/**
 * The galaxies at one snapshot: a step of the equations, or between two of them.
 *
 * @param haloMass log10 Msun
 * @param stellarMass log10 Msun
 * @param environment log10 h3/cMpc3
 * @param sfr Msun/yr, not its logarithm: some are zero
 */
record State(double[] haloMass, double[] stellarMass, double[] environment, double[] sfr) {

    /** The galaxies at a snapshot; between steps, means and deviations run linearly in age, and deviations are constant before the first. */
    static State at(StructuralEquations equations, Histories run, int snapshot) {
        SnapshotTimes.Between time = SnapshotTimes.Between.of(equations, snapshot);
        int t = time.below();
        boolean[] zero = run.zero[time.weight() > 0.5 ? t + 1 : t];
        double[] rate = between(run.sfr, equations.sfrMean(), time);
        for (int i = 0; i < rate.length; i++) {
            rate[i] = zero[i] ? 0 : Math.pow(10, rate[i]);
        }
        return new State(
                between(run.haloMass, equations.haloMassMean(), time),
                between(run.stellarMass, equations.stellarMassMean(), time),
                between(run.environment, equations.environmentMean(), time),
                rate);
    }

    private static double[] between(double[][] byStep, List<Double> means, SnapshotTimes.Between time) {
        int t = time.below();
        double mean = time.line(means.get(t), means.get(t + 1));
        double[] out = new double[byStep[t].length];
        for (int i = 0; i < out.length; i++) {
            out[i] = mean + time.held(byStep[t][i] - means.get(t), byStep[t + 1][i] - means.get(t + 1));
        }
        return out;
    }
}
