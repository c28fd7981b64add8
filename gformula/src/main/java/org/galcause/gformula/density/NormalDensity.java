package org.galcause.gformula.density;

/** The normal density. */
public final class NormalDensity {

    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private NormalDensity() {}

    /**
     * Its logarithm at a residual.
     *
     * @param residual distance from the mean
     * @param spread standard deviation, positive
     */
    public static double log(double residual, double spread) {
        double z = residual / spread;
        return -0.5 * z * z - Math.log(spread) - LOG_ROOT_TWO_PI;
    }

    /** Its logarithm at each residual; NaN stays NaN. */
    public static double[] log(double[] residuals, double spread) {
        double[] logs = new double[residuals.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = log(residuals[i], spread);
        }
        return logs;
    }
}
