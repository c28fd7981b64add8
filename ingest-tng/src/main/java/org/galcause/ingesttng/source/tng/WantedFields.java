package org.galcause.ingesttng.source.tng;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The datasets that some columns need: each once, and only its one component when no other is wanted. */
final class WantedFields {

    private final Map<String, FieldSource.Stored> datasets = new LinkedHashMap<>();
    private final Map<String, Integer> only = new LinkedHashMap<>();

    WantedFields(List<FieldSource> columns) {
        for (FieldSource source : columns) {
            if (source instanceof FieldSource.Stored stored) {
                datasets.putIfAbsent(stored.dataset(), stored);
                only.merge(
                        stored.dataset(),
                        stored.component(),
                        (one, other) -> one.equals(other) ? one : FieldSource.Stored.ALL);
            }
        }
    }

    Map<String, FieldSource.Stored> datasets() {
        return datasets;
    }

    boolean anyConverted() {
        return datasets.values().stream().anyMatch(FieldSource.Stored::converted);
    }

    FieldBuffer buffer(FieldSource.Stored field, int rows) {
        return new FieldBuffer(field, only.getOrDefault(field.dataset(), FieldSource.Stored.ALL), rows);
    }
}
