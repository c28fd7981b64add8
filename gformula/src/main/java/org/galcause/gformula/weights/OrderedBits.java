package org.galcause.gformula.weights;

/** Bits that are ordered, as unsigned numbers, as the numbers they stand for: -0 before 0, and NaN last. */
public final class OrderedBits {

    private OrderedBits() {}

    /** The bits of a number. */
    public static long of(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    /** The number of some bits. */
    static double number(long ordered) {
        return Double.longBitsToDouble(ordered < 0 ? ordered ^ Long.MIN_VALUE : ~ordered);
    }
}
