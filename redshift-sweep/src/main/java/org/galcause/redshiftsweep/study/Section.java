package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlReader;
import org.galcause.redshiftsweep.yaml.YamlText;

/**
 * One mapping of the study file, read by its table of options. A value that does not fit becomes a problem, and the default goes on in its
 * place, so that reading finds the next problem too.
 */
final class Section {

    private final String path;
    private final OptionTable table;
    private final YamlMap map;
    private final Ledger ledger;

    private Section(String path, OptionTable table, YamlMap map, Ledger ledger) {
        this.path = path;
        this.table = table;
        this.map = map;
        this.ledger = ledger;
    }

    /** Opens a mapping: unknown, repeated and missing keys are problems, and every option's value is written down. */
    static Section of(String path, OptionTable table, YamlNode node, Ledger ledger) {
        return of(path, table, node, new YamlMap(List.of(), 0), ledger);
    }

    /** Likewise, with values of a preset for what is left out. */
    static Section of(String path, OptionTable table, YamlNode node, YamlMap preset, Ledger ledger) {
        YamlMap given = mapping(path, table, node, ledger);
        Section section = new Section(path, table, given.over(preset), ledger);
        section.checkKeys(given);
        table.options()
                .forEach(option -> ledger.record(path, option, given.find(option.name()), preset.find(option.name())));
        return section;
    }

    private static YamlMap mapping(String path, OptionTable table, YamlNode node, Ledger ledger) {
        if (node instanceof YamlMap map) {
            return map;
        }
        if (!(node instanceof YamlText text && text.isNull())) {
            ledger.problem(
                    node.line(),
                    path + ": found " + node.flow() + " where keys are expected; allowed: "
                            + String.join(", ", table.names()));
        }
        return new YamlMap(List.of(), node.line());
    }

    private void checkKeys(YamlMap given) {
        for (YamlMap.Entry entry : given.entries()) {
            if (!table.names().contains(entry.key())) {
                ledger.problem(
                        entry.line(),
                        path + ": unknown key \"" + entry.key() + "\"" + NearestName.hint(entry.key(), table.names())
                                + " (allowed: " + String.join(", ", table.names()) + ")");
            }
        }
        table.options().stream()
                .filter(o -> o.presence() == Option.Presence.REQUIRED
                        && map.find(o.name()).isEmpty())
                .forEach(o -> ledger.problem(
                        map.line(),
                        path + ": key \"" + o.name() + "\" is missing (" + o.meaning() + "; "
                                + o.allowed().text() + ")"));
    }

    String path() {
        return path;
    }

    /** The line of a key, or of the mapping. */
    int line(String key) {
        return map.entries().stream()
                .filter(e -> e.key().equals(key))
                .mapToInt(YamlMap.Entry::line)
                .findFirst()
                .orElse(map.line());
    }

    void problem(String key, String sentence) {
        ledger.problem(line(key), path + "." + key + ": " + sentence);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Whether every key that was written is one of the part. */
    boolean allKnown() {
        return table.names().containsAll(map.keys());
    }

    /** Whether the part takes this key. */
    boolean knows(String key) {
        return table.names().contains(key);
    }

    /** Whether the key was written, or set by a preset. */
    boolean has(String key) {
        table.option(key);
        return map.find(key).isPresent();
    }

    /** The value as written, or the default; nothing for an optional or a missing key. */
    Optional<YamlNode> node(String key) {
        Option option = table.option(key);
        Optional<YamlNode> written = map.find(key);
        return written.isEmpty() && option.presence() == Option.Presence.DEFAULTED
                ? Optional.of(YamlReader.read(option.fallback()))
                : written;
    }

    /** A text, checked against the words allowed. */
    Optional<String> text(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof YamlText text) || text.isNull()) {
            problem(
                    key,
                    "found " + node.get().flow() + "; allowed: "
                            + table.option(key).allowed().text());
            return fallback(key);
        }
        if (table.option(key).allowed() instanceof Allowed.Choice choice
                && !choice.words().contains(text.text())) {
            problem(
                    key,
                    "unknown value \"" + text.text() + "\"" + NearestName.hint(text.text(), choice.words())
                            + " (allowed: " + choice.text() + ")");
            return fallback(key);
        }
        return Optional.of(text.text());
    }

    private Optional<String> fallback(String key) {
        Option option = table.option(key);
        if (option.presence() == Option.Presence.DEFAULTED
                && YamlReader.read(option.fallback()) instanceof YamlText text) {
            return Optional.of(text.text());
        }
        return option.allowed() instanceof Allowed.Choice choice
                ? Optional.of(choice.words().get(0))
                : Optional.empty();
    }

    /** One of an enum's words; the first word stands in for one that does not fit. */
    <E extends Enum<E>> E choice(String key, Class<E> words) {
        String word = text(key).orElseGet(() -> Allowed.word(words.getEnumConstants()[0]));
        for (E constant : words.getEnumConstants()) {
            if (Allowed.word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(path + "." + key + ": " + word + " is declared but not one of " + words);
    }

    /** A number within the allowed range. */
    Optional<Double> number(String key) {
        return node(key).flatMap(node -> number(key, node));
    }

    private Optional<Double> number(String key, YamlNode node) {
        Optional<Double> value = Numbers.read(node);
        Allowed allowed = table.option(key).allowed();
        boolean fits = value.isPresent() && Numbers.fits(value.get(), allowed);
        if (!fits) {
            problem(key, "found " + node.flow() + "; allowed: " + allowed.text());
        }
        return fits ? value : fallback(key).map(Double::parseDouble);
    }

    /** A whole number that must be there or have a default; 0 stands in for one that does not fit. */
    int whole(String key) {
        return number(key).map(Double::intValue).orElse(0);
    }

    /** Some names: one text, or a list of texts. */
    List<String> names(String key) {
        return node(key).map(node -> texts(key, node)).orElse(List.of());
    }

    private List<String> texts(String key, YamlNode node) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : node instanceof YamlList list ? list.items() : List.of(node)) {
            if (item instanceof YamlText text && !text.isNull()) {
                texts.add(text.text());
            } else {
                problem(key, "found " + item.flow() + " where a name is expected");
            }
        }
        return texts;
    }

    /** A list of numbers. */
    List<Double> numbers(String key) {
        return node(key).map(node -> numbers(key, node)).orElse(List.of());
    }

    private List<Double> numbers(String key, YamlNode node) {
        List<Double> values = new ArrayList<>();
        for (YamlNode item : node instanceof YamlList list ? list.items() : List.of(node)) {
            Numbers.read(item)
                    .ifPresentOrElse(
                            values::add, () -> problem(key, "found " + item.flow() + " where a number is expected"));
        }
        return values;
    }

    /** A mapping within this one. */
    Optional<Section> section(String key, OptionTable inner) {
        return node(key).map(node -> of(path + "." + key, inner, node, ledger));
    }
}
