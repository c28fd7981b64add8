package org.galcause.gformula.balance;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;

/** How strongly the treatment goes with a past variable among weighted galaxies of all parts of a panel. */
final class Balance {

    private final Panel panel;

    Balance(Panel panel) {
        this.panel = panel;
    }

    /** The weighted correlation; NaN when one of the columns does not vary. Rows of weight 0 do not count. */
    double correlation(double[] treatment, double[] past, double[] weights) {
        double[] sums = panel.sumOverUnits(3, (i, own) -> {
            if (weights[i] > 0) {
                own[0] += weights[i];
                own[1] += weights[i] * treatment[i];
                own[2] += weights[i] * past[i];
            }
        });
        double meanA = sums[1] / sums[0];
        double meanL = sums[2] / sums[0];
        double[] products = panel.sumOverUnits(3, (i, own) -> {
            if (weights[i] > 0) {
                double a = treatment[i] - meanA;
                double l = past[i] - meanL;
                own[0] += weights[i] * a * l;
                own[1] += weights[i] * a * a;
                own[2] += weights[i] * l * l;
            }
        });
        return products[1] > 0 && products[2] > 0 ? products[0] / Math.sqrt(products[1] * products[2]) : Double.NaN;
    }

    /**
     * The weighted difference of means between treated and untreated, in units of the pooled unweighted standard deviation (the root of the
     * mean of the two variances).
     *
     * @param kind of the past variable; a binary one has the variance p (1 - p)
     * @param counts how often each row occurs; 0 leaves it out
     */
    double standardisedDifference(double[] treatment, double[] past, Kind kind, double[] weights, double[] counts) {
        Group treated = group(treatment, 1, past, kind, weights, counts);
        Group untreated = group(treatment, 0, past, kind, weights, counts);
        double pooled = 0.5 * (treated.variance() + untreated.variance());
        return pooled > 0 ? (treated.mean() - untreated.mean()) / Math.sqrt(pooled) : Double.NaN;
    }

    /**
     * Of a categorical treatment, the difference of weighted means between the two levels that differ most, in units of the pooled unweighted
     * standard deviation (the root of the mean of all levels' variances).
     */
    double largestDifference(double[] treatment, double[] past, Kind kind, double[] weights, double[] counts) {
        NavigableSet<Double> levels = levels(treatment, counts);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double variances = 0;
        for (double level : levels) {
            Group group = group(treatment, level, past, kind, weights, counts);
            low = Math.min(low, group.mean());
            high = Math.max(high, group.mean());
            variances += group.variance();
        }
        double pooled = variances / levels.size();
        return pooled > 0 ? (high - low) / Math.sqrt(pooled) : Double.NaN;
    }

    /** The values that occur among the rows that count, of all parts. */
    NavigableSet<Double> levels(double[] treatment, double[] counts) {
        NavigableSet<Double> own = new TreeSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                own.add(treatment[i]);
            }
        }
        NavigableSet<Double> all = new TreeSet<>();
        panel.fromAllParts(own.stream().mapToDouble(Double::doubleValue).toArray())
                .forEach(part -> Arrays.stream(part).forEach(all::add));
        return all;
    }

    /**
     * What is known of the past variable of those with one treatment.
     *
     * @param mean weighted
     * @param variance unweighted, with divisor n - 1, of a binary variable n
     */
    private record Group(double mean, double variance) {}

    private Group group(double[] treatment, double level, double[] past, Kind kind, double[] weights, double[] counts) {
        double[] sums = panel.sumOverUnits(4, (i, own) -> {
            if (treatment[i] == level && counts[i] > 0) {
                own[0] += counts[i];
                own[1] += counts[i] * past[i];
            }
            if (treatment[i] == level && weights[i] > 0) {
                own[2] += weights[i];
                own[3] += weights[i] * past[i];
            }
        });
        double mean = sums[1] / sums[0];
        double squares = panel.sumOverUnits(1, (i, own) -> {
            if (treatment[i] == level && counts[i] > 0) {
                own[0] += counts[i] * (past[i] - mean) * (past[i] - mean);
            }
        })[0];
        return new Group(sums[3] / sums[2], squares / (sums[0] - (kind == Kind.BINARY ? 0 : 1)));
    }
}
