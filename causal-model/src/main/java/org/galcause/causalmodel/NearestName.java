package org.galcause.causalmodel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user probably meant by a misspelt name (Damerau-Levenshtein distance, case ignored). */
public final class NearestName {

    private NearestName() {}

    /**
     * The known name nearest to {@code given}, if it is near enough (a third of its length, at least one edit).
     *
     * @param given what the user wrote
     * @param known what is allowed
     */
    public static Optional<String> of(String given, Collection<String> known) {
        int tolerance = Math.max(1, given.length() / 3);
        return known.stream()
                .filter(name -> distance(given, name) <= tolerance)
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(name -> name));
    }

    /** The words {@code ; did you mean "NAME"?}, or nothing when no known name is near. */
    public static String hint(String given, Collection<String> known) {
        return of(given, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
