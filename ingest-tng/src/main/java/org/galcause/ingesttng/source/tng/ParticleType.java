package org.galcause.ingesttng.source.tng;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The types of particles and cells, in the order of the files. */
enum ParticleType {
    GAS(0),
    DM(1),
    LOWRES(2),
    TRACERS(3),
    STARS(4),
    BH(5);

    private final int number;

    ParticleType(int number) {
        this.number = number;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ParticleType::label).toList();
    }

    static ParticleType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(text)
                        || Integer.toString(type.number).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Its place in lists by type. */
    int number() {
        return number;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group of a snapshot file that holds it. */
    String group() {
        return "PartType" + number;
    }
}
