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
        WholeSet ids = left(Key.ID);
        WholeSet snapshots = left(Key.SNAPSHOT);
        WholeSet chunks = left(Key.CHUNK);
        List<Slice> slices = new ArrayList<>();
        for (Part part : parts) {
            if (part.rows() > 0 && snapshots.contains(part.snapshot()) && chunks.contains(part.chunk())) {
                slices.addAll(part.numbered() ? within(part, ids) : List.of(Slice.whole(part)));
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

    private static List<Slice> within(Part part, WholeSet ids) {
        List<Slice> slices = new ArrayList<>();
        long last = part.firstId() + part.rows() - 1;
        for (WholeSet.Range range : ids.ranges()) {
            long from = Math.max(range.first(), part.firstId());
            long to = Math.min(range.last(), last);
            if (from <= to) {
                add(slices, new Slice(part, from - part.firstId(), to - from + 1));
            }
        }
        return slices;
    }

    private static void add(List<Slice> slices, Slice next) {
        Slice before = slices.isEmpty() ? null : slices.get(slices.size() - 1);
        if (before != null && next.first() - before.end() <= NEAR_ROWS) {
            slices.set(slices.size() - 1, new Slice(next.part(), before.first(), next.end() - before.first()));
        } else {
            slices.add(next);
        }
    }
}
