package org.galcause.ingesttng.source.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of whole numbers as disjoint ranges, ascending: what a condition on a key column leaves.
 *
 * @param ranges in order, none touching the next
 */
record WholeSet(List<Range> ranges) {

    static final WholeSet ALL = new WholeSet(List.of(new Range(Long.MIN_VALUE, Long.MAX_VALUE)));

    /** From {@code first} to {@code last}, both included. */
    record Range(long first, long last) {}

    WholeSet {
        ranges = List.copyOf(ranges);
    }

    static WholeSet of(long value) {
        return between(value, value);
    }

    /** Nothing when {@code first} is above {@code last}. */
    static WholeSet between(long first, long last) {
        return new WholeSet(first > last ? List.of() : List.of(new Range(first, last)));
    }

    static WholeSet below(long value) {
        return value == Long.MIN_VALUE ? new WholeSet(List.of()) : between(Long.MIN_VALUE, value - 1);
    }

    static WholeSet above(long value) {
        return value == Long.MAX_VALUE ? new WholeSet(List.of()) : between(value + 1, Long.MAX_VALUE);
    }

    boolean contains(long value) {
        return ranges.stream().anyMatch(range -> range.first <= value && value <= range.last);
    }

    WholeSet or(WholeSet other) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.addAll(other.ranges);
        sorted.sort(Comparator.comparingLong(Range::first));
        List<Range> joined = new ArrayList<>();
        for (Range range : sorted) {
            Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && (last.last == Long.MAX_VALUE || range.first <= last.last + 1)) {
                joined.set(joined.size() - 1, new Range(last.first, Math.max(last.last, range.last)));
            } else {
                joined.add(range);
            }
        }
        return new WholeSet(joined);
    }

    WholeSet and(WholeSet other) {
        return not().or(other.not()).not();
    }

    WholeSet not() {
        List<Range> gaps = new ArrayList<>();
        long next = Long.MIN_VALUE;
        for (Range range : ranges) {
            if (range.first > next) {
                gaps.add(new Range(next, range.first - 1));
            }
            if (range.last == Long.MAX_VALUE) {
                return new WholeSet(gaps);
            }
            next = range.last + 1;
        }
        gaps.add(new Range(next, Long.MAX_VALUE));
        return new WholeSet(gaps);
    }
}
