package org.galcause.ingesttng.fields;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** What the components of a field are called. A component may also be addressed by its number, from 0. */
public enum Components {
    /** One value for each object, or components without names. */
    UNNAMED(List.of(), Map.of()),
    /** Three coordinates. */
    XYZ(List.of("x", "y", "z"), Map.of()),
    /** The six particle types. */
    TYPE(
            List.of("gas", "dm", "lowres", "tracers", "stars", "bh"),
            Map.of(
                    "star",
                    4,
                    "stellar",
                    4,
                    "wind",
                    4,
                    "darkmatter",
                    1,
                    "dark_matter",
                    1,
                    "blackholes",
                    5,
                    "black_holes",
                    5)),
    /** The elements followed by the model, and the rest. */
    ELEMENT(List.of("H", "He", "C", "N", "O", "Ne", "Mg", "Si", "Fe", "total"), Map.of()),
    /** Photometric bands. */
    BAND(List.of("U", "B", "V", "K", "g", "r", "i", "z"), Map.of());

    private final List<String> labels;
    private final Map<String, Integer> aliases;

    Components(List<String> labels, Map<String, Integer> aliases) {
        this.labels = labels;
        this.aliases = aliases;
    }

    /** Names in the order of the file's second axis; empty for {@link #UNNAMED}. */
    public List<String> labels() {
        return labels;
    }

    /** The place of a component that is written as a name or a number. Bands are case-sensitive; nothing else has names that differ by case only. */
    OptionalInt place(String written) {
        if (labels.contains(written)) {
            return OptionalInt.of(labels.indexOf(written));
        }
        if (written.matches("\\d{1,3}")) {
            return OptionalInt.of(Integer.parseInt(written));
        }
        if (this == BAND) {
            return OptionalInt.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).toLowerCase(Locale.ROOT).equals(lower)) {
                return OptionalInt.of(i);
            }
        }
        return aliases.containsKey(lower) ? OptionalInt.of(aliases.get(lower)) : OptionalInt.empty();
    }
}
