package org.galcause.redshiftsweep.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which values an option takes. */
public sealed interface Allowed {

    /** In words, for messages, {@code explain} and the documentation. */
    String text();

    /** One of some words. */
    record Choice(List<String> words) implements Allowed {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String text() {
            return String.join(" | ", words);
        }
    }

    /** A number between two others, both included. */
    record Between(double low, double high) implements Allowed {
        @Override
        public String text() {
            return "a number from " + plain(low) + (high == Double.MAX_VALUE ? " up" : " to " + plain(high));
        }

        private static String plain(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e12
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** A whole number between two others, both included. */
    record Whole(long low, long high) implements Allowed {
        @Override
        public String text() {
            return "a whole number from " + low
                    + (high == Long.MAX_VALUE || high == Integer.MAX_VALUE ? " up" : " to " + high);
        }
    }

    /** Anything that the words describe; checked by who reads it. */
    record Described(String text) implements Allowed {}

    /** The words of an enum: {@code BY_TIME} is {@code by-time}. */
    static Choice of(Class<? extends Enum<?>> words) {
        return new Choice(
                Arrays.stream(words.getEnumConstants()).map(Allowed::word).toList());
    }

    /** How an enum's constant is written in study files. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
