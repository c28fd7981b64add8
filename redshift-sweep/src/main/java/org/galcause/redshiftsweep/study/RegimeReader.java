package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads regimes: what is done to each treatment. */
final class RegimeReader {

    private static final Allowed NUMBERS = new Allowed.Described("a number, or a list of numbers (one regime each)");
    private static final Allowed SETTINGS = new Allowed.Described(
            "a number, or a level of a categorical treatment, or a list of these (one regime each)");
    private static final Allowed NUMBER = new Allowed.Between(-Double.MAX_VALUE, Double.MAX_VALUE);

    static final OptionTable TABLE = OptionTable.of(
            "a regime",
            Option.optional("set", "not set", SETTINGS, "the value that everybody is given"),
            Option.optional("shift", "not shifted", NUMBERS, "added to the natural value at each time"),
            Option.optional("scale", "not scaled", NUMBERS, "factor of the natural value at each time"),
            Option.optional(
                    "floor", "no floor", NUMBER, "raises the natural value where it is less; goes with cap too"),
            Option.optional("cap", "no cap", NUMBER, "lowers the natural value where it is more; goes with floor too"),
            Option.optional(
                    "within",
                    "everywhere",
                    new Allowed.Described("a comparison with a number, such as \">= 1\""),
                    "where a shifted or scaled value must lie; the natural value stays elsewhere"),
            Option.optional(
                    "when",
                    "always",
                    new Allowed.Described(
                            "a condition, such as \"L > 0 and t >= 2\", or \"K == 'low'\" for a category"),
                    "for whom and when it acts"),
            Option.optional(
                    "else",
                    "natural",
                    new Allowed.Described("natural | a number | a level of a categorical treatment"),
                    "what is done where \"when\" does not hold"),
            Option.optional("from", "the first time", NUMBER, "first time at which it acts"),
            Option.optional("until", "the last time", NUMBER, "last time at which it acts"));

    private static final List<String> ACTIONS = List.of("set", "shift", "scale", "floor", "cap");

    private final List<String> treatments;
    private final Set<String> categories;
    private final ModelReader conditions;
    private final Ledger ledger;

    RegimeReader(List<String> treatments, Set<String> categories, ModelReader conditions, Ledger ledger) {
        this.treatments = treatments;
        this.categories = categories;
        this.conditions = conditions;
        this.ledger = ledger;
    }

    /** All regimes, lists expanded to one regime for each value. */
    List<Regime> read(YamlMap regimes) {
        List<Regime> read = new ArrayList<>();
        for (YamlMap.Entry entry : regimes.entries()) {
            expanded(entry).forEach((name, node) -> read.add(new Regime(name, interventions(name, node))));
        }
        Set<String> names = read.stream().map(Regime::name).collect(Collectors.toSet());
        if (names.size() < read.size()) {
            ledger.problem(regimes.line(), "question.regimes: two regimes have one name");
        }
        return read;
    }

    /** A list is one regime for each value: of the treatment, or of one of several treatments. */
    private Map<String, YamlNode> expanded(YamlMap.Entry entry) {
        if (entry.value() instanceof YamlMap map) {
            for (YamlMap.Entry option : map.entries()) {
                if (Set.of("set", "shift", "scale").contains(option.key()) && option.value() instanceof YamlList list) {
                    return expanded(entry.key(), map, option, list);
                } else if (treatments.contains(option.key())
                        && option.value() instanceof YamlMap
                        && expanded(option).size() > 1) {
                    return joint(entry.key(), map, option);
                }
            }
        }
        return Map.of(entry.key(), entry.value());
    }

    private Map<String, YamlNode> joint(String name, YamlMap map, YamlMap.Entry treatment) {
        Map<String, YamlNode> joint = new LinkedHashMap<>();
        expanded(treatment).forEach((of, node) -> {
            YamlMap one =
                    new YamlMap(List.of(new YamlMap.Entry(treatment.key(), treatment.line(), node)), treatment.line());
            joint.put(name + of.substring(treatment.key().length()), one.over(map));
        });
        return joint;
    }

    private static Map<String, YamlNode> expanded(String name, YamlMap map, YamlMap.Entry option, YamlList values) {
        Map<String, YamlNode> expanded = new LinkedHashMap<>();
        for (YamlNode value : values.items()) {
            YamlMap one = new YamlMap(List.of(new YamlMap.Entry(option.key(), option.line(), value)), option.line());
            expanded.put(name + "=" + value.flow(), one.over(map));
        }
        return expanded;
    }

    private Map<String, Intervention> interventions(String name, YamlNode node) {
        String path = "question.regimes." + name;
        if (node instanceof YamlMap map && !map.keys().isEmpty() && treatments.containsAll(map.keys())) {
            Map<String, Intervention> each = new LinkedHashMap<>();
            map.entries().forEach(e -> each.put(e.key(), intervention(path + "." + e.key(), e.key(), e.value())));
            return each;
        }
        if (node instanceof YamlMap && treatments.size() > 1) {
            ledger.problem(
                    node.line(),
                    path + ": say what is done to which treatment, such as {" + treatments.get(0)
                            + ": {set: 1}} (treatments: " + String.join(", ", treatments) + ")");
            return Map.of();
        }
        return treatments.isEmpty() ? Map.of() : Map.of(treatments.get(0), intervention(path, treatments.get(0), node));
    }

    private Intervention intervention(String path, String treatment, YamlNode node) {
        if (node instanceof YamlText text) {
            if (!text.text().equals("natural")) {
                ledger.problem(
                        node.line(),
                        path + ": found " + node.flow() + "; allowed: natural, or one of " + ACTIONS
                                + " as in {set: 1}");
            }
            return new Intervention.NaturalCourse();
        }
        Section section = Section.of(path, TABLE, node, ledger);
        List<String> actions = ACTIONS.stream().filter(section::has).toList();
        if (section.has("within") && actions.stream().noneMatch(Set.of("shift", "scale")::contains)) {
            section.problem("within", "goes with shift and scale, not with " + String.join(" and ", actions));
        }
        if (actions.isEmpty() && !section.allKnown()) {
            return new Intervention.NaturalCourse();
        } else if (actions.equals(List.of("floor", "cap"))) {
            return windowed(section, conditional(section, treatment, between(section)));
        } else if (actions.size() != 1) {
            ledger.problem(
                    node.line(),
                    path + ": " + (actions.isEmpty() ? "nothing is done" : String.join(" and ", actions) + " at once")
                            + "; write one of " + ACTIONS);
            return new Intervention.NaturalCourse();
        }
        Intervention action = actions.get(0).equals("set")
                ? setting(treatment, section.node("set")).orElseGet(() -> action(section, "set"))
                : action(section, actions.get(0));
        return windowed(section, conditional(section, treatment, action));
    }

    private static Intervention between(Section section) {
        double floor = section.number("floor").orElse(Double.NEGATIVE_INFINITY);
        double cap = section.number("cap").orElse(Double.POSITIVE_INFINITY);
        if (floor > cap) {
            section.problem("floor", floor + " is above cap " + cap);
        }
        return new Intervention.Between(floor, cap);
    }

    private Intervention action(Section section, String action) {
        double value = section.node(action).flatMap(Numbers::read).orElse(Double.NaN);
        if (Double.isNaN(value)) {
            section.problem(
                    action,
                    "found " + section.node(action).map(YamlNode::flow).orElse("nothing")
                            + " where a number is expected");
        }
        Optional<Intervention.Bound> within = section.text("within").flatMap(text -> bound(section, text));
        return switch (action) {
            case "set" -> new Intervention.SetTo(value);
            case "shift" -> new Intervention.Shift(value, within);
            case "scale" -> new Intervention.Scale(value, within);
            case "floor" -> new Intervention.Floor(value);
            default -> new Intervention.Cap(value);
        };
    }

    private static Optional<Intervention.Bound> bound(Section section, String text) {
        String symbol = text.strip().replaceFirst("[^<>=!].*", "");
        Optional<Comparator> comparator = Comparator.of(symbol);
        Optional<Double> limit = Numbers.read(text.strip().substring(symbol.length()));
        if (comparator.isEmpty() || limit.isEmpty()) {
            section.problem("within", "found \"" + text + "\"; allowed: a comparison with a number, such as \">= 1\"");
            return Optional.empty();
        }
        return Optional.of(new Intervention.Bound(comparator.get(), limit.get()));
    }

    /** A value, or a level of a category, for everybody; empty when it is neither. */
    private Optional<Intervention> setting(String treatment, Optional<YamlNode> node) {
        Optional<Intervention> number = node.flatMap(Numbers::read).map(Intervention.SetTo::new);
        return number.isEmpty() && categories.contains(treatment) && node.orElse(null) instanceof YamlText text
                ? Optional.of(new Intervention.SetToLevel(text.text()))
                : number;
    }

    private Intervention conditional(Section section, String treatment, Intervention then) {
        if (!section.has("when")) {
            if (section.has("else")) {
                section.problem("else", "goes with \"when\", which is missing");
            }
            return then;
        }
        Intervention otherwise = section.text("else").equals(Optional.of("natural"))
                ? new Intervention.NaturalCourse()
                : section.node("else")
                        .map(node -> otherwise(section, treatment, node))
                        .orElse(new Intervention.NaturalCourse());
        return section.text("when")
                .flatMap(text -> conditions.condition(section, "when", text, treatment))
                .<Intervention>map(condition -> new Intervention.When(condition, then, otherwise))
                .orElse(then);
    }

    private Intervention otherwise(Section section, String treatment, YamlNode node) {
        Optional<Intervention> value = setting(treatment, Optional.of(node));
        if (value.isEmpty()) {
            section.problem("else", "found \"" + node.flow() + "\"; allowed: natural, or a number");
        }
        return value.orElse(new Intervention.NaturalCourse());
    }

    private static Intervention windowed(Section section, Intervention inside) {
        if (!section.has("from") && !section.has("until")) {
            return inside;
        }
        double from = section.number("from").orElse(Double.NEGATIVE_INFINITY);
        double until = section.number("until").orElse(Double.POSITIVE_INFINITY);
        if (from > until) {
            section.problem("from", "comes after until");
        }
        return new Intervention.Window(from, until, inside);
    }
}
