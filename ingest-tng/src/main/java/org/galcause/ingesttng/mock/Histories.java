package org.galcause.ingesttng.mock;

/** What the structural equations give, by step and subject; log10 throughout. Written by the equations, then only read. */
final class Histories {

    /** Msun. */
    final double[][] haloMass;
    /** Msun. */
    final double[][] stellarMass;
    /** h3/cMpc3. */
    final double[][] environment;
    /** Msun/yr, before some are set to zero. */
    final double[][] sfr;
    /** Whether the measured star formation rate is exactly zero. */
    final boolean[][] zero;

    Histories(int steps, int subjects) {
        haloMass = new double[steps][subjects];
        stellarMass = new double[steps][subjects];
        environment = new double[steps][];
        sfr = new double[steps][subjects];
        zero = new boolean[steps][subjects];
    }
}
