package org.galcause.ingesttng.tables;

import java.util.Locale;

/**
 * Reads decimal numbers, correctly rounded. Short ones by the exact product or quotient of two exact doubles (Clinger 1990, "How to read
 * floating point numbers accurately"); the others by the Java library.
 */
final class Decimal {

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;

    private Decimal() {}

    /** The number in {@code text[from, to)}; blanks around it are allowed; NaN if there is nothing. */
    static double parse(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return start == end ? Double.NaN : number(text, start, end);
    }

    private static double number(String text, int start, int end) {
        boolean negative = text.charAt(start) == '-';
        long mantissa = 0;
        int scale = 0;
        int digits = 0;
        boolean afterPoint = false;
        for (int at = negative ? start + 1 : start; at < end; at++) {
            char letter = text.charAt(at);
            if (letter >= '0' && letter <= '9' && digits < 18) {
                mantissa = 10 * mantissa + (letter - '0');
                digits++;
                scale += afterPoint ? 1 : 0;
            } else if (letter == '.' && !afterPoint) {
                afterPoint = true;
            } else {
                return unusual(text.substring(start, end));
            }
        }
        if (digits == 0 || mantissa > EXACT || scale >= POWERS_OF_TEN.length) {
            return unusual(text.substring(start, end));
        }
        double value = mantissa / POWERS_OF_TEN[scale];
        return negative ? -value : value;
    }

    /** Exponents, long mantissas, and words. */
    private static double unusual(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "true" -> 1;
            case "false" -> 0;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> plain(text);
        };
    }

    /** Java's own suffixes and hexadecimal floats are no numbers of a table. */
    private static double plain(String text) {
        char last = text.charAt(text.length() - 1);
        if (!Character.isDigit(last) && last != '.' || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }
}
