package org.galcause.redshiftsweep.study;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that one part of the study file takes.
 *
 * @param title the part, such as {@code question} or {@code estimators: ice}
 * @param options in the order in which they are explained
 */
public record OptionTable(String title, List<Option> options) {

    public OptionTable {
        options = List.copyOf(options);
    }

    static OptionTable of(String title, Option... options) {
        return new OptionTable(title, List.of(options));
    }

    /** The names of all keys. */
    public List<String> names() {
        return options.stream().map(Option::name).toList();
    }

    /** The option of a name, which must be declared. */
    public Option option(String name) {
        return options.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no option " + name + " declared in " + title));
    }

    /** The same table with more options at its end. */
    OptionTable and(OptionTable more) {
        return new OptionTable(
                title, Stream.concat(options.stream(), more.options.stream()).toList());
    }
}
