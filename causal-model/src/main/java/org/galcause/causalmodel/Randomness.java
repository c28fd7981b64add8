package org.galcause.causalmodel;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers as a pure function of what they are for: (seed, purpose, replicate, unit, …). Nothing is drawn in sequence from a shared
 * state, so results have the same bits on any number of threads and machines, in any order.
 *
 * <p>The mixer is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
 */
public final class Randomness {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private Randomness() {}

    /** A 64-bit key for one purpose: the study's seed and the name of what is drawn. */
    public static long key(long seed, String purpose) {
        long hash = 0xCBF29CE484222325L;
        for (byte letter : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (letter & 0xFF)) * 0x100000001B3L;
        }
        return mix(mix(seed + GOLDEN_GAMMA) ^ hash);
    }

    /** The key narrowed by one more coordinate (replicate, unit id, step, variable, …); order matters. */
    public static long with(long key, long coordinate) {
        return mix(key + GOLDEN_GAMMA * (coordinate + 1));
    }

    /** The {@code index}-th uniform number of a key, strictly between 0 and 1. */
    public static double uniform(long key, long index) {
        return ((with(key, index) >>> 11) + 0.5) * TO_UNIT;
    }

    /** The {@code index}-th integer of a key, uniform in [0, bound). */
    public static int below(long key, long index, int bound) {
        return (int) (((with(key, index) >>> 32) * bound) >>> 32);
    }

    /** The {@code index}-th standard normal number of a key (inverse of the normal distribution function, Wichura 1988, AS 241). */
    public static double normal(long key, long index) {
        return NormalQuantile.of(uniform(key, index));
    }

    /** SplitMix64's finaliser: a bijection of 64-bit integers that spreads every bit. */
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
