package org.galcause.ingesttng.units;

/**
 * A flat universe of matter and a cosmological constant, as in the header of a simulation.
 *
 * @param omega0 matter density today over critical
 * @param omegaLambda density of the cosmological constant over critical
 * @param h Hubble constant over 100 km/s/Mpc
 */
public record Cosmology(double omega0, double omegaLambda, double h) {

    /** IllustrisTNG (Planck Collaboration 2016, XIII). */
    public static final Cosmology TNG = new Cosmology(0.3089, 0.6911, 0.6774);

    /** The original Illustris (WMAP-9). */
    public static final Cosmology ILLUSTRIS = new Cosmology(0.2726, 0.7274, 0.704);

    /** 1 / (100 km/s/Mpc) in Gyr (IAU 2015 parsec, Julian year). */
    private static final double HUBBLE_TIME_GYR = 3.0856775814913673e17 / (365.25 * 86400 * 1e9);

    /**
     * The age of the universe (Gyr): t = 2 / (3 H0 sqrt(OmegaLambda)) arsinh(sqrt(OmegaLambda / Omega0) (1 + z)^(-3/2)), exact for a flat
     * universe without radiation (Peebles 1993, eq. 13.20).
     *
     * @param redshift z, above -1
     */
    public double ageGyr(double redshift) {
        double x = Math.sqrt(omegaLambda / omega0) * Math.pow(1 + redshift, -1.5);
        double arsinh = Math.log(x + Math.sqrt(x * x + 1));
        return 2 / (3 * Math.sqrt(omegaLambda)) * arsinh * HUBBLE_TIME_GYR / h;
    }

    /** The Hubble rate (km/s/Mpc) at a redshift: 100 h sqrt(Omega0 (1 + z)^3 + OmegaLambda). */
    public double hubbleRate(double redshift) {
        return 100 * h * Math.sqrt(omega0 * Math.pow(1 + redshift, 3) + omegaLambda);
    }

    /** The scale factor a = 1 / (1 + z). */
    public static double scaleFactor(double redshift) {
        return 1 / (1 + redshift);
    }
}
