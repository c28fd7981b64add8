package org.galcause.gformula.design;

import java.util.Arrays;
import org.galcause.causalmodel.Quantiles;

/**
 * The basis of a restricted cubic spline, linear beyond its outer knots, normalised by the square of the knots' span (Harrell 2001,
 * "Regression Modeling Strategies", section 2.4.5).
 */
final class RestrictedCubic {

    private static final double[][] PROBABILITIES = {
        {0.10, 0.5, 0.90},
        {0.05, 0.35, 0.65, 0.95},
        {0.05, 0.275, 0.5, 0.725, 0.95},
        {0.05, 0.23, 0.41, 0.59, 0.77, 0.95},
        {0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975}
    };

    private final double[] knots;

    RestrictedCubic(double[] knots) {
        this.knots = knots.clone();
    }

    /** Knots at Harrell's quantiles (table 2.3) of a sample, one more than the columns wanted (2 to 6). */
    static RestrictedCubic ofSample(double[] sample, int df) {
        if (df < 2 || df > 6) {
            throw new IllegalArgumentException("a spline has df from 2 to 6, not " + df);
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new RestrictedCubic(Arrays.stream(PROBABILITIES[df - 2])
                .map(p -> Quantiles.ofSorted(sorted, p))
                .toArray());
    }

    /** Whether a sample's quantiles differ enough to be knots. */
    static boolean fits(double[] sample, int df) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double before = Double.NEGATIVE_INFINITY;
        for (double p : PROBABILITIES[df - 2]) {
            double knot = Quantiles.ofSorted(sorted, p);
            if (!(knot > before)) {
                return false;
            }
            before = knot;
        }
        return true;
    }

    /** How many columns there are, the linear one included. */
    int columns() {
        return knots.length - 1;
    }

    /** Column 0 is linear; the others are cubic between the knots. */
    double value(int column, double x) {
        if (column == 0 || Double.isNaN(x)) {
            return x;
        }
        int last = knots.length - 1;
        double from = knots[column - 1];
        double width = knots[last] - knots[last - 1];
        double sum = cube(x - from)
                - cube(x - knots[last - 1]) * (knots[last] - from) / width
                + cube(x - knots[last]) * (knots[last - 1] - from) / width;
        double span = knots[last] - knots[0];
        return sum / (span * span);
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }
}
