package org.galcause.redshiftsweep.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mapping.
 *
 * @param entries in the order written; a key that was written twice is there twice
 * @param line where it starts, from 1
 */
public record YamlMap(List<Entry> entries, int line) implements YamlNode {

    /** One key with its value; {@code line} is the key's. */
    public record Entry(String key, int line, YamlNode value) {}

    public YamlMap {
        entries = List.copyOf(entries);
    }

    /** The value of a key, if it is there. */
    public Optional<YamlNode> find(String key) {
        return entries.stream()
                .filter(e -> e.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** The keys in the order written. */
    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    /** This, with what it leaves out taken from {@code base}; mappings within mappings likewise. */
    public YamlMap over(YamlMap base) {
        List<Entry> merged = new ArrayList<>();
        for (Entry entry : entries) {
            merged.add(new Entry(entry.key(), entry.line(), mergedValue(entry, base)));
        }
        base.entries().stream().filter(e -> find(e.key()).isEmpty()).forEach(merged::add);
        return new YamlMap(merged, line);
    }

    private static YamlNode mergedValue(Entry entry, YamlMap base) {
        if (entry.value() instanceof YamlMap mine && base.find(entry.key()).orElse(null) instanceof YamlMap theirs) {
            return mine.over(theirs);
        }
        return entry.value();
    }

    @Override
    public String flow() {
        return entries.stream().map(e -> e.key() + ": " + e.value().flow()).collect(Collectors.joining(", ", "{", "}"));
    }
}
