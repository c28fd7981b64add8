package org.galcause.ingesttng.source.tng;

import java.util.Arrays;
import java.util.List;

/** The types of particles and cells, in the order of the files. */
enum ParticleType {
    GAS,
    DM,
    LOWRES,
    TRACERS,
    STARS,
    BH;

    static List<String> names() {
        return Arrays.stream(values()).map(ParticleType::label).toList();
    }

    static ParticleType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(text)
                        || Integer.toString(type.ordinal()).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The group of a snapshot file that holds it. */
    String group() {
        return "PartType" + ordinal();
    }
}
