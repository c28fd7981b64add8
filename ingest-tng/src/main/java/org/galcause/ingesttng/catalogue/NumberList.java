package org.galcause.ingesttng.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Whole numbers written compactly: {@code 0-2, 5, 9-11}. */
public final class NumberList {

    private NumberList() {}

    /** The numbers in ascending order, runs of three or more as a range. */
    public static String of(Collection<Integer> numbers) {
        List<String> runs = new ArrayList<>();
        List<Integer> sorted = List.copyOf(new TreeSet<>(numbers));
        for (int i = 0; i < sorted.size(); ) {
            int end = i;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                end++;
            }
            runs.add(run(sorted.get(i), sorted.get(end)));
            i = end + 1;
        }
        return String.join(", ", runs);
    }

    private static String run(int first, int last) {
        if (first == last) {
            return Integer.toString(first);
        }
        return first + (last == first + 1 ? ", " : "-") + last;
    }
}
