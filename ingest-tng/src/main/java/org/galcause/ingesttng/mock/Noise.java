package org.galcause.ingesttng.mock;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;

/** The random part of some subjects' histories, drawn once and used under every intervention. */
final class Noise {

    static final int HALO_MASS = 0;
    static final int ENVIRONMENT = 1;
    static final int STELLAR_MASS = 2;
    static final int SFR = 3;
    /** Uniform; below the share of zeros, the star formation rate is zero. */
    static final int ZERO = 4;
    /** Uniform; where a zero lies between the bounds of a random floor. */
    static final int FLOOR = 5;

    private static final int KINDS = 6;

    private final int steps;
    private final int subjects;
    private final double[][] values;

    private Noise(int steps, int subjects) {
        this.steps = steps;
        this.subjects = subjects;
        this.values = new double[KINDS * steps][subjects];
    }

    /**
     * Draws.
     *
     * @param key of the purpose
     * @param firstSubject number of the first subject
     * @param subjects how many
     * @param steps how many steps
     */
    static Noise draw(long key, long firstSubject, int subjects, int steps) {
        Noise noise = new Noise(steps, subjects);
        for (int i = 0; i < subjects; i++) {
            long subject = Randomness.with(key, firstSubject + i);
            for (int t = 0; t < steps; t++) {
                long at = Randomness.with(subject, t);
                for (int kind = 0; kind < KINDS; kind++) {
                    noise.values[kind * steps + t][i] =
                            kind >= ZERO ? Randomness.uniform(at, kind) : Randomness.normal(at, kind);
                }
            }
        }
        return noise;
    }

    /**
     * Draws for subjects in pairs whose normal parts are opposite (as in paired simulations: Angulo and Pontzen 2016, MNRAS 462, L1). A
     * universe of a few thousand galaxies then has nearly the mean of its equations, and what an estimator misses is its own error, not
     * the luck of the universe.
     */
    static Noise drawPaired(long key, int subjects, int steps) {
        Noise noise = draw(key, 0, subjects, steps);
        for (double[] column : Arrays.copyOf(noise.values, ZERO * steps)) {
            for (int i = 1; i < subjects; i += 2) {
                column[i] = -column[i - 1];
            }
        }
        return noise;
    }

    int subjects() {
        return subjects;
    }

    double of(int kind, int step, int subject) {
        return values[kind * steps + step][subject];
    }
}
