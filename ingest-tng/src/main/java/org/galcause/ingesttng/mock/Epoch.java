package org.galcause.ingesttng.mock;

import org.galcause.ingesttng.units.Cosmology;

/**
 * One snapshot: its redshift, and the units of its files.
 *
 * @param snapshot 0 to 99
 * @param redshift its redshift
 */
record Epoch(int snapshot, double redshift) {

    static final Cosmology COSMOLOGY = Cosmology.TNG;

    /** R200 (kpc/h) of a halo of 1e12 Msun/h at redshift 0: (3 M / (800 pi rho_crit))^(1/3) with rho_crit = 277.5 h^2 Msun/kpc^3. */
    private static final double R200_OF_1E12 = Math.cbrt(3 * 1e12 / (800 * Math.PI * 277.536627));

    static Epoch of(int snapshot) {
        return new Epoch(snapshot, SnapshotTimes.redshift(snapshot));
    }

    /** Msun to the files' 1e10 Msun/h. */
    static float codeMass(double msun) {
        return (float) (msun * COSMOLOGY.h() / 1e10);
    }

    double scaleFactor() {
        return 1 / (1 + redshift);
    }

    /** Comoving radius (ckpc/h) within which the density is {@code contrast} times critical, of a halo of {@code msun} Msun. */
    double radius(double msun, double contrast) {
        double cube = Math.pow(1 + redshift, 3);
        double expansion = COSMOLOGY.omega0() * cube + COSMOLOGY.omegaLambda();
        return R200_OF_1E12 * Math.cbrt(msun * COSMOLOGY.h() / 1e12 * (200 / contrast) * cube / expansion);
    }

    /** Circular velocity (km/s) at R200 of a halo of {@code msun} Msun: sqrt(G M / R), R physical. */
    double velocity(double msun) {
        double gravity = 4.30091e-6;
        double kpc = radius(msun, 200) * scaleFactor() / COSMOLOGY.h();
        return Math.sqrt(gravity * msun / kpc);
    }
}
