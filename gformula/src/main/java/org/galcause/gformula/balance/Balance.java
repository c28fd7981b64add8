package org.galcause.gformula.balance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Kind;

/** How strongly the treatment goes with a past variable among weighted galaxies. */
final class Balance {

    private Balance() {}

    /** The weighted correlation; NaN when one of the columns does not vary. Rows of weight 0 do not count. */
    static double correlation(double[] treatment, double[] past, double[] weights) {
        double meanA = mean(treatment, weights);
        double meanL = mean(past, weights);
        double together = 0;
        double a2 = 0;
        double l2 = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double a = treatment[i] - meanA;
                double l = past[i] - meanL;
                together += weights[i] * a * l;
                a2 += weights[i] * a * a;
                l2 += weights[i] * l * l;
            }
        }
        return a2 > 0 && l2 > 0 ? together / Math.sqrt(a2 * l2) : Double.NaN;
    }

    /**
     * The weighted difference of means between treated and untreated, in units of the pooled unweighted standard deviation (the root of the
     * mean of the two variances).
     *
     * @param kind of the past variable; a binary one has the variance p (1 - p)
     * @param counts how often each row occurs; 0 leaves it out
     */
    static double standardisedDifference(
            double[] treatment, double[] past, Kind kind, double[] weights, double[] counts) {
        double[] treated = of(treatment, weights, 1);
        double[] untreated = of(treatment, weights, 0);
        double pooled =
                0.5 * (variance(past, kind, of(treatment, counts, 1)) + variance(past, kind, of(treatment, counts, 0)));
        return pooled > 0 ? (mean(past, treated) - mean(past, untreated)) / Math.sqrt(pooled) : Double.NaN;
    }

    /**
     * Of a categorical treatment, the difference of weighted means between the two levels that differ most, in units of the pooled unweighted
     * standard deviation (the root of the mean of all levels' variances).
     */
    static double largestDifference(double[] treatment, double[] past, Kind kind, double[] weights, double[] counts) {
        double[] levels = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToDouble(i -> treatment[i])
                .distinct()
                .sorted()
                .toArray();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double variances = 0;
        for (double level : levels) {
            double mean = mean(past, of(treatment, weights, level));
            low = Math.min(low, mean);
            high = Math.max(high, mean);
            variances += variance(past, kind, of(treatment, counts, level));
        }
        double pooled = variances / levels.length;
        return pooled > 0 ? (high - low) / Math.sqrt(pooled) : Double.NaN;
    }

    private static double[] of(double[] treatment, double[] weights, double group) {
        double[] mine = weights.clone();
        for (int i = 0; i < mine.length; i++) {
            mine[i] = treatment[i] == group ? mine[i] : 0;
        }
        return mine;
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i] * values[i];
                total += weights[i];
            }
        }
        return sum / total;
    }

    /** With divisor n - 1, of a binary variable n. */
    private static double variance(double[] values, Kind kind, double[] counts) {
        double mean = mean(values, counts);
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            squares += counts[i] > 0 ? counts[i] * (values[i] - mean) * (values[i] - mean) : 0;
        }
        return squares / (Arrays.stream(counts).sum() - (kind == Kind.BINARY ? 0 : 1));
    }
}
