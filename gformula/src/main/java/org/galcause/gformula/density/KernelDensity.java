package org.galcause.gformula.density;

import java.util.Arrays;

/**
 * Kernel density with a Gaussian kernel and Scott's bandwidth, n^(-1/5) times the sample's standard deviation (Scott 1992): the same
 * numbers as scipy's {@code gaussian_kde}.
 *
 * <p>Sums over all pairs are taken by the fast Gauss transform (Greengard and Strain 1991): sources in boxes one bandwidth wide, each an
 * expansion in Hermite functions, exact to about 1 part in 10^13. Cost: O(n), about 1 µs for each point.
 */
public final class KernelDensity {

    private static final int TERMS = 24;

    /** Boxes farther than this many scaled widths contribute less than 10^-17 of a kernel. */
    private static final double REACH = 6.8;

    private final double scale;
    private final double norm;
    private final double first;
    private final double[][] boxes;

    private KernelDensity(double scale, double norm, double first, double[][] boxes) {
        this.scale = scale;
        this.norm = norm;
        this.first = first;
        this.boxes = boxes;
    }

    /**
     * The density of a sample.
     *
     * @param values at least two different ones; NaN does not count
     * @param multiplicities how often each occurs
     */
    public static KernelDensity of(double[] values, int[] multiplicities) {
        Moments moments = Moments.of(values, multiplicities);
        double bandwidth = moments.sampleSpread() * Math.pow((double) moments.count(), -0.2);
        if (!(bandwidth > 0)) {
            throw new IllegalArgumentException("the kernel density of values that are all equal");
        }
        double scale = bandwidth * Math.sqrt(2);
        double low = Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElseThrow();
        double high = Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElseThrow();
        double norm = 1 / (moments.count() * bandwidth * Math.sqrt(2 * Math.PI));
        int count = (int) ((high - low) / bandwidth) + 1;
        KernelDensity density = new KernelDensity(scale, norm, low + 0.5 * bandwidth, new double[count][]);
        for (int i = 0; i < values.length; i++) {
            if (multiplicities[i] > 0 && !Double.isNaN(values[i])) {
                density.add(values[i], multiplicities[i]);
            }
        }
        return density;
    }

    private double width() {
        return scale / Math.sqrt(2);
    }

    private double centre(int box) {
        return first + box * width();
    }

    private int box(double value) {
        return (int) Math.max(0, Math.min(boxes.length - 1, Math.floor((value - first) / width() + 0.5)));
    }

    private void add(double value, int times) {
        int box = box(value);
        if (boxes[box] == null) {
            boxes[box] = new double[TERMS];
        }
        double t = (value - centre(box)) / scale;
        double term = times;
        for (int k = 0; k < TERMS; k++) {
            boxes[box][k] += term;
            term *= t / (k + 1);
        }
    }

    /** The logarithm of the density at a point; minus infinity where it is less than double precision can hold. */
    public double log(double point) {
        if (Double.isNaN(point)) {
            return Double.NaN;
        }
        int near = (int) Math.ceil(REACH * Math.sqrt(2));
        int at = box(point);
        double sum = 0;
        for (int b = Math.max(0, at - near); b <= Math.min(boxes.length - 1, at + near); b++) {
            if (boxes[b] != null) {
                sum += expansion(boxes[b], (point - centre(b)) / scale);
            }
        }
        return Math.log(Math.max(sum, 0) * norm);
    }

    /** Sum of coefficients times Hermite functions (-1)^k d^k/dt^k exp(-t^2). */
    private static double expansion(double[] coefficients, double t) {
        double before = 0;
        double hermite = Math.exp(-t * t);
        double sum = 0;
        for (int k = 0; k < TERMS; k++) {
            sum += coefficients[k] * hermite;
            double next = 2 * t * hermite - 2 * k * before;
            before = hermite;
            hermite = next;
        }
        return sum;
    }

    /** The logarithm of the density at each point. */
    public double[] log(double[] points) {
        return Arrays.stream(points).map(this::log).toArray();
    }
}
