package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.panel.Panel;

/**
 * Exact quantiles of numbers that are spread over the parts of a panel and are not put together: the bits of the number of a rank are found
 * eight at a time, by counting the numbers that agree with it so far. Missing numbers do not count.
 */
public final class OrderStatistics {

    private static final int BITS = 8;
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
        return quantiles(probability)[0];
    }

    /** Several of them, found together. */
    public double[] quantiles(double... probabilities) {
        if (panel.isInMemory() && panel.parts() == 1) {
            double[] sorted = sorted();
            return Arrays.stream(probabilities)
                    .map(p -> Quantiles.ofSorted(sorted, p))
                    .toArray();
        }
        int count = (int) count();
        int[] ranks = Arrays.stream(probabilities)
                .boxed()
                .flatMapToInt(p -> Quantiles.ranks(count, p))
                .sorted()
                .distinct()
                .toArray();
        double[] found = count == 0 ? new double[0] : ofRanks(ranks);
        return Arrays.stream(probabilities)
                .map(p -> Quantiles.of(count, rank -> found[Arrays.binarySearch(ranks, rank)], p))
                .toArray();
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

    /** How many numbers there are in all parts, each as often as it counts. */
    public long count() {
        long own = 0;
        for (double[] values : byStep) {
            for (int i = 0; i < values.length; i++) {
                own += Double.isNaN(values[i]) ? 0 : multiplicities[i];
            }
        }
        return panel.total(own);
    }

    /** The numbers at some places of all in ascending order; places ascend, and so do the bits found of their numbers. */
    private double[] ofRanks(int[] ranks) {
        long[] prefixes = new long[ranks.length];
        long[] before = Arrays.stream(ranks).asLongStream().toArray();
        for (int shift = Long.SIZE - BITS; shift >= 0; shift -= BITS) {
            long[] different = Arrays.stream(prefixes).distinct().toArray();
            double[] bins = bins(different, shift);
            for (int r = 0; r < ranks.length; r++) {
                int bin = place(different, prefixes[r]) * BINS;
                int first = bin;
                while (before[r] >= bins[bin]) {
                    before[r] -= (long) bins[bin++];
                }
                prefixes[r] |= (long) (bin - first) << shift;
            }
        }
        return Arrays.stream(prefixes).mapToDouble(OrderedBits::number).toArray();
    }

    /** By prefix, how many numbers of all parts agree with it above some bits, by the eight bits below it. */
    private double[] bins(long[] prefixes, int shift) {
        double[] own = new double[prefixes.length * BINS];
        long mask = shift == Long.SIZE - BITS ? 0 : -1L << (shift + BITS);
        for (double[] values : byStep) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    long key = OrderedBits.of(values[i]);
                    int place = place(prefixes, key & mask);
                    if (place >= 0) {
                        own[place * BINS + ((int) (key >>> shift) & (BINS - 1))] += multiplicities[i];
                    }
                }
            }
        }
        double[] all = new double[own.length];
        for (double[] part : panel.fromAllParts(own)) {
            IntStream.range(0, all.length).forEach(bin -> all[bin] += part[bin]);
        }
        return all;
    }

    /** Where a prefix stands among some that ascend as unsigned numbers; -1 when it is none of them. */
    private static int place(long[] prefixes, long prefix) {
        int low = 0;
        int high = prefixes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = Long.compareUnsigned(prefixes[middle], prefix);
            if (compared == 0) {
                return middle;
            } else if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
