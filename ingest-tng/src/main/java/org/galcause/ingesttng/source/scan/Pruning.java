package org.galcause.ingesttng.source.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rows of which parts can fulfil the conditions on key columns. Rows between two wanted ones that are near each other are read too. */
final class Pruning {

    private static final long NEAR_ROWS = 4096;

    private final Map<String, Key> keys;
    private final List<KeyCondition> conditions;

    Pruning(Map<String, Key> keys, List<KeyCondition> conditions) {
        this.keys = keys;
        this.conditions = conditions;
    }

    List<Slice> slices(List<Part> parts) {
        return slices(parts, NEAR_ROWS);
    }

    /** Whether only rows that fulfil the conditions are read: their ids are known where it matters, and none lies between two wanted ones. */
    boolean exact(List<Part> parts) {
        boolean ids = conditions.stream().anyMatch(condition -> keys.get(condition.column()) == Key.ID);
        return !ids || parts.stream().allMatch(Part::numbered) && count(slices(parts)) == count(slices(parts, 0));
    }

    private static long count(List<Slice> slices) {
        return slices.stream().mapToLong(Slice::rows).sum();
    }

    private List<Slice> slices(List<Part> parts, long near) {
        WholeSet ids = left(Key.ID);
        WholeSet snapshots = left(Key.SNAPSHOT);
        WholeSet chunks = left(Key.CHUNK);
        List<Slice> slices = new ArrayList<>();
        for (Part part : parts) {
            if (part.rows() > 0 && snapshots.contains(part.snapshot()) && chunks.contains(part.chunk())) {
                slices.addAll(part.numbered() ? within(part, ids, near) : List.of(Slice.whole(part)));
            }
        }
        return slices;
    }

    private WholeSet left(Key key) {
        return conditions.stream()
                .filter(condition -> keys.get(condition.column()) == key)
                .map(KeyCondition::values)
                .reduce(WholeSet.ALL, WholeSet::and);
    }

    private static List<Slice> within(Part part, WholeSet ids, long near) {
        List<Slice> slices = new ArrayList<>();
        long last = part.firstId() + part.rows() - 1;
        for (WholeSet.Range range : ids.ranges()) {
            long from = Math.max(range.first(), part.firstId());
            long to = Math.min(range.last(), last);
            if (from <= to) {
                add(slices, new Slice(part, from - part.firstId(), to - from + 1), near);
            }
        }
        return slices;
    }

    private static void add(List<Slice> slices, Slice next, long near) {
        Slice before = slices.isEmpty() ? null : slices.get(slices.size() - 1);
        if (before != null && next.first() - before.end() <= near) {
            slices.set(slices.size() - 1, new Slice(next.part(), before.first(), next.end() - before.first()));
        } else {
            slices.add(next);
        }
    }
}
