package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.panel.Panel;

/**
 * Exact quantiles of numbers that are spread over the parts of a panel and are not put together: the bits of the number of a rank are found
 * sixteen at a time, by counting the numbers that agree with it so far. Missing numbers do not count.
 */
public final class OrderStatistics {

    private static final int BITS = 16;
    private static final int BINS = 1 << BITS;

    private final Panel panel;
    private final List<double[]> byStep;
    private final int[] multiplicities;

    private OrderStatistics(Panel panel, List<double[]> byStep, int[] multiplicities) {
        this.panel = panel;
        this.byStep = byStep;
        this.multiplicities = multiplicities;
    }

    /**
     * Of several numbers of each unit.
     *
     * @param values each by unit of this part
     * @param multiplicities how often each unit counts
     */
    public static OrderStatistics of(Panel panel, List<double[]> values, int[] multiplicities) {
        return new OrderStatistics(panel, values, multiplicities);
    }

    /** The quantile of type 7, as of the sorted numbers; NaN when there are none. */
    public double quantile(double probability) {
        return panel.isInMemory() && panel.parts() == 1
                ? Quantiles.ofSorted(sorted(), probability)
                : Quantiles.of(count(), this::ofRank, probability);
    }

    private double[] sorted() {
        double[] all = new double[multiplicities.length * byStep.size()];
        int[] counts = new int[all.length];
        for (int s = 0; s < byStep.size(); s++) {
            System.arraycopy(byStep.get(s), 0, all, s * multiplicities.length, multiplicities.length);
            System.arraycopy(multiplicities, 0, counts, s * multiplicities.length, multiplicities.length);
        }
        return ExtremeWeights.expanded(all, counts);
    }

    private int count() {
        double own = 0;
        for (double[] values : byStep) {
            for (int i = 0; i < values.length; i++) {
                own += Double.isNaN(values[i]) ? 0 : multiplicities[i];
            }
        }
        return (int) panel.fromAllParts(new double[] {own}).stream()
                .mapToDouble(part -> part[0])
                .sum();
    }

    /** The number at a place of all in ascending order. */
    private double ofRank(int rank) {
        long prefix = 0;
        double before = rank;
        for (int shift = Long.SIZE - BITS; shift >= 0; shift -= BITS) {
            double[] bins = bins(prefix, shift);
            int bin = 0;
            while (before >= bins[bin]) {
                before -= bins[bin++];
            }
            prefix |= (long) bin << shift;
        }
        return Double.longBitsToDouble(unordered(prefix));
    }

    /** How many numbers of all parts agree with a prefix above some bits, by the sixteen bits below it. */
    private double[] bins(long prefix, int shift) {
        double[] own = new double[BINS];
        for (double[] values : byStep) {
            for (int i = 0; i < values.length; i++) {
                long key = ordered(values[i]);
                boolean agrees = shift == Long.SIZE - BITS || (key ^ prefix) >>> (shift + BITS) == 0;
                if (agrees && !Double.isNaN(values[i])) {
                    own[(int) (key >>> shift) & (BINS - 1)] += multiplicities[i];
                }
            }
        }
        double[] all = new double[BINS];
        for (double[] part : panel.fromAllParts(own)) {
            Arrays.setAll(all, (IntToDoubleFunction) bin -> all[bin] + part[bin]);
        }
        return all;
    }

    /** Bits that are ordered, as unsigned numbers, as the numbers are. */
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static long unordered(long bits) {
        return bits < 0 ? bits ^ Long.MIN_VALUE : ~bits;
    }
}
