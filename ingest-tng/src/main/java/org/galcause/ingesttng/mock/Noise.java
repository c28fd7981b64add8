package org.galcause.ingesttng.mock;

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

    int subjects() {
        return subjects;
    }

    double of(int kind, int step, int subject) {
        return values[kind * steps + step][subject];
    }
}
