package org.galcause.gformula.density;

import java.util.List;
import org.galcause.causalmodel.panel.Panel;

/**
 * Number, mean and squared deviations of values that occur several times; NaN does not count.
 *
 * @param count of all copies
 * @param mean over all copies
 * @param squares sum of squared deviations from the mean
 */
public record Moments(long count, double mean, double squares) {

    /** Of values and how often each occurs. Two passes, in order. */
    public static Moments of(double[] values, int[] multiplicities) {
        long count = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts(values, multiplicities, i)) {
                count += multiplicities[i];
                sum += multiplicities[i] * values[i];
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts(values, multiplicities, i)) {
                squares += multiplicities[i] * (values[i] - mean) * (values[i] - mean);
            }
        }
        return new Moments(count, mean, squares);
    }

    /**
     * Over all parts of a panel, of numbers by step and unit.
     *
     * @param steps which of them
     * @param values by step, then unit of this part
     * @param counts likewise how often each occurs
     */
    public static Moments of(Panel panel, List<Integer> steps, double[][] values, int[][] counts) {
        double[] sums = panel.sumOverUnits(2, (unit, own) -> {
            for (int step : steps) {
                if (counts(values[step], counts[step], unit)) {
                    own[0] += counts[step][unit];
                    own[1] += counts[step][unit] * values[step][unit];
                }
            }
        });
        double mean = sums[1] / sums[0];
        double[] squares = panel.sumOverUnits(1, (unit, own) -> {
            for (int step : steps) {
                if (counts(values[step], counts[step], unit)) {
                    own[0] += counts[step][unit] * (values[step][unit] - mean) * (values[step][unit] - mean);
                }
            }
        });
        return new Moments((long) sums[0], mean, squares[0]);
    }

    private static boolean counts(double[] values, int[] multiplicities, int i) {
        return multiplicities[i] > 0 && !Double.isNaN(values[i]);
    }

    /** The standard deviation with divisor n - 1. */
    public double sampleSpread() {
        return Math.sqrt(squares / (count - 1));
    }

    /** The standard deviation with divisor n. */
    public double populationSpread() {
        return Math.sqrt(squares / count);
    }
}
