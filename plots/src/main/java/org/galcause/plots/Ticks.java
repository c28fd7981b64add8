package org.galcause.plots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where an axis has ticks.
 *
 * @param major with labels, ascending
 * @param minor without, ascending; none coincides with a major one
 */
record Ticks(List<Tick> major, List<Double> minor) {

    private static final double[] MANTISSAS = {1, 2, 2.5, 5, 10};
    private static final int[] SUBDIVISIONS = {5, 4, 5, 5, 5};
    private static final double SLACK = 1e-9;

    /** A labelled tick. */
    record Tick(double value, String label) {}

    Ticks {
        major = List.copyOf(major);
        minor = List.copyOf(minor);
    }

    /** Ticks at round values in {@code [low, high]}, at most {@code most} (at least 3) of them major. */
    static Ticks linear(double low, double high, int most) {
        double slack = SLACK * (high - low);
        int exponent = (int) Math.floor(Math.log10((high - low) / most)) - 1;
        for (; ; exponent++) {
            for (int m = 0; m < MANTISSAS.length - 1; m++) {
                BigDecimal step = BigDecimal.valueOf(MANTISSAS[m]).scaleByPowerOfTen(exponent);
                List<BigDecimal> values = multiples(low - slack, high + slack, step, most);
                if (values.size() <= most) {
                    BigDecimal fine = step.divide(BigDecimal.valueOf(SUBDIVISIONS[m]));
                    return new Ticks(labelled(values, step), minor(low - slack, high + slack, fine, values));
                }
            }
        }
    }

    /** Multiples of a step in a range, one more than {@code most} at the most. */
    private static List<BigDecimal> multiples(double low, double high, BigDecimal step, int most) {
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal value =
                new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (value.doubleValue() <= high && values.size() <= most) {
            values.add(value);
            value = value.add(step);
        }
        return values;
    }

    private static List<Tick> labelled(List<BigDecimal> values, BigDecimal step) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        double largest = values.stream()
                .mapToDouble(v -> Math.abs(v.doubleValue()))
                .max()
                .orElse(0);
        boolean powers = largest >= 1e5 || decimals > 4;
        return values.stream()
                .map(v -> new Tick(
                        v.doubleValue(), powers ? scientific(v) : plain(v.setScale(decimals, RoundingMode.HALF_UP))))
                .toList();
    }

    private static List<Double> minor(double low, double high, BigDecimal step, List<BigDecimal> major) {
        List<Double> values = new ArrayList<>();
        for (BigDecimal value : multiples(low, high, step, 200)) {
            if (major.stream().noneMatch(m -> m.compareTo(value) == 0)) {
                values.add(value.doubleValue());
            }
        }
        return values;
    }

    private static String plain(BigDecimal value) {
        return (value.signum() == 0 ? value.abs() : value).toPlainString().replace('-', '−');
    }

    private static String scientific(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        String mantissa = plain(new BigDecimal(digits.unscaledValue(), digits.precision() - 1).stripTrailingZeros());
        return mantissa + "×" + power(exponent);
    }

    private static String power(int exponent) {
        return "10^{" + Integer.toString(exponent).replace('-', '−') + "}";
    }

    /** Ticks at powers of ten in a positive range, or at 1, 2, 5 times powers of ten where there are fewer than two of these. */
    static Ticks log10(double low, double high, int most) {
        int first = (int) Math.ceil(Math.log10(low) - SLACK);
        int last = (int) Math.floor(Math.log10(high) + SLACK);
        if (last - first < 1) {
            return withinDecade(low, high, most);
        }
        int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) most));
        List<Tick> major = new ArrayList<>();
        for (int exponent = -Math.floorDiv(-first, stride) * stride; exponent <= last; exponent += stride) {
            major.add(new Tick(Math.pow(10, exponent), power(exponent)));
        }
        return new Ticks(major, stride == 1 ? between(low, high, first, last) : decades(first, last, stride));
    }

    private static List<Double> between(double low, double high, int first, int last) {
        List<Double> minor = new ArrayList<>();
        for (int exponent = first - 1; exponent <= last; exponent++) {
            for (int digit = 2; digit < 10; digit++) {
                double value = digit * Math.pow(10, exponent);
                if (value >= low && value <= high) {
                    minor.add(value);
                }
            }
        }
        return minor;
    }

    private static List<Double> decades(int first, int last, int stride) {
        List<Double> minor = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            if (Math.floorMod(exponent, stride) != 0) {
                minor.add(Math.pow(10, exponent));
            }
        }
        return minor;
    }

    private static Ticks withinDecade(double low, double high, int most) {
        List<Tick> major = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
            for (int digit : new int[] {1, 2, 5}) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
                if (value.doubleValue() >= low && value.doubleValue() <= high) {
                    major.add(new Tick(value.doubleValue(), plain(value)));
                }
            }
        }
        return major.size() < 2
                ? linear(low, high, most)
                : new Ticks(major, between(low, high, lowest(low), lowest(high)));
    }

    private static int lowest(double value) {
        return (int) Math.floor(Math.log10(value));
    }

    /** Ticks at given places with given labels. */
    static Ticks at(List<Tick> places) {
        return new Ticks(places, List.of());
    }

    /** A number with two significant digits, for captions. */
    static String brief(double value) {
        return String.format(Locale.ROOT, "%.3g", value).replace('-', '−');
    }
}
