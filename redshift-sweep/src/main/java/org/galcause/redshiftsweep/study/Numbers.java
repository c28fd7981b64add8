package org.galcause.redshiftsweep.study;

import java.util.Optional;
import java.util.regex.Pattern;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads numbers as people write them: {@code 7}, {@code -0.5}, {@code 1e-5}; never 12:30, 0x1F or 1d. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private Numbers() {}

    static Optional<Double> read(YamlNode node) {
        return node instanceof YamlText text ? read(text.text()) : Optional.empty();
    }

    static Optional<Double> read(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(Double.parseDouble(stripped)) : Optional.empty();
    }

    static boolean fits(double value, Allowed allowed) {
        if (allowed instanceof Allowed.Between between) {
            return between.low() <= value && value <= between.high();
        } else if (allowed instanceof Allowed.Whole whole) {
            return value == Math.rint(value) && whole.low() <= value && value <= whole.high();
        }
        return true;
    }
}
