package org.galcause.gformula.glm;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
final class Normal {

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double PEAK = 1 / Math.sqrt(2 * Math.PI);

    private Normal() {}

    /** Its density; 0 at infinity. */
    static double density(double x) {
        return PEAK * Math.exp(-x * x / 2);
    }

    /** The probability below x. */
    static double below(double x) {
        return Double.isInfinite(x) ? (x > 0 ? 1 : 0) : 0.5 * Erf.erfc(-x * SQRT_HALF);
    }

    /** The probability between a and b, computed in the tail where it keeps its digits. */
    static double between(double a, double b) {
        return a > 0 ? below(-a) - below(-b) : below(b) - below(a);
    }
}
