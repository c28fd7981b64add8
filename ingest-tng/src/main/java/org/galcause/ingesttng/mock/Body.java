package org.galcause.ingesttng.mock;

import org.galcause.causalmodel.Randomness;

/**
 * What a subhalo is made of, h-free.
 *
 * @param mass of everything bound (Msun)
 * @param stars of it (Msun)
 * @param gas of it (Msun)
 * @param blackHole of it (Msun)
 * @param sfr star formation rate (Msun/yr)
 * @param key of whatever else is random about it
 */
record Body(double mass, double stars, double gas, double blackHole, double sfr, long key) {

    private static final double GAS_SHARE = 0.1;
    private static final double SEEDED = 9.0;

    /** A galaxy of the structural equations; logarithms of Msun, the rate in Msun/yr. */
    static Body galaxy(double logMass, double logStars, double sfr, long key) {
        double mass = Math.pow(10, logMass);
        double stars = Math.pow(10, logStars);
        double blackHole = logStars > SEEDED ? Math.pow(10, logStars - 2.8) : 0;
        return new Body(mass, stars, GAS_SHARE * (mass - stars), blackHole, sfr, key);
    }

    /** A small galaxy with stars, always below 1e9 Msun of them; age of the universe in Gyr. */
    static Body companion(long key, double ageGyr) {
        double mass = Math.pow(10, 9.6 + 0.4 * Randomness.uniform(key, 0) + 0.035 * ageGyr);
        double stars = Math.pow(10, 7.2 + 0.5 * Randomness.uniform(key, 1) + 0.07 * ageGyr);
        return new Body(mass, stars, GAS_SHARE * mass, 0, stars * 1e-10 * (0.5 + Randomness.uniform(key, 2)), key);
    }

    /** A subhalo without stars. */
    static Body dark(long key) {
        double u = Randomness.uniform(key, 0);
        return new Body(Math.pow(10, 8.6 + 1.2 * u * u), 0, 0, 0, 0, key);
    }

    /** A clump of gas and stars that the halo finder took for a subhalo. */
    static Body clump(long key) {
        double mass = Math.pow(10, 8 + 0.6 * Randomness.uniform(key, 0));
        return new Body(mass, 0.3 * mass, 0.7 * mass, 0, mass * 1e-11, key);
    }

    double darkMatter() {
        return Math.max(0, mass - stars - gas - blackHole);
    }

    /** The i-th standard normal number of this subhalo. */
    double normal(int i) {
        return Randomness.normal(key, 100 + i);
    }

    /** The i-th uniform number of this subhalo. */
    double uniform(int i) {
        return Randomness.uniform(key, 200 + i);
    }
}
