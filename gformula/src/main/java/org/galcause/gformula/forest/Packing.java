package org.galcause.gformula.forest;

import org.galcause.causalmodel.UserError;

/**
 * How the draws of one tree are packed into longs, {@code response | weight | copies} from the high bits to the low, so that one addition
 * adds all three. What weights and copies do not need is left to the response, in the finest units whose sums, roundings included, do not overflow.
 *
 * @param bits of a weight, and of a number of copies
 * @param shift from {@link FixedPoint} units to these
 */
record Packing(int bits, int shift) {

    /** With more draws too few bits are left for the response. */
    static final long MOST_DRAWS = (1 << 19) - 1;

    /**
     * The packing of a tree.
     *
     * @param draws of all rows
     * @param spread sum of the rows' absolute responses
     */
    static Packing of(long draws, long spread) {
        if (draws > MOST_DRAWS) {
            throw UserError.data("A forest can be grown on at most " + MOST_DRAWS + " rows, not on " + draws
                    + "; use learner: boosting or glm.");
        }
        int bits = width(draws);
        int available = Long.SIZE - 2 * bits - 1;
        return new Packing(bits, Math.max(0, width(spread) + 1 - available));
    }

    private static int width(long largest) {
        return Long.SIZE - Long.numberOfLeadingZeros(largest);
    }

    /** A row, its response rounded to the units. */
    long pack(long sum, int weight, int copies) {
        long rounded = sum + (1L << shift >> 1) >> shift;
        return rounded << 2 * bits | (long) weight << bits | copies;
    }

    long sum(long packed) {
        return packed >> 2 * bits;
    }

    int weight(long packed) {
        return (int) (packed >>> bits) & (1 << bits) - 1;
    }

    int copies(long packed) {
        return (int) packed & (1 << bits) - 1;
    }
}
