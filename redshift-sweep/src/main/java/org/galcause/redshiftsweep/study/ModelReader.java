package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.formula.FormulaSyntaxException;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads what a study says about one model. */
final class ModelReader {

    static final OptionTable TABLE = OptionTable.of(
            "a model",
            Option.optional(
                    "family",
                    "gaussian for a continuous variable, binomial for a binary one, multinomial for a categorical one",
                    Allowed.of(Family.class),
                    "conditional distribution"),
            Option.optional(
                    "learner",
                    "glm",
                    new Allowed.Choice(words()),
                    "how the regression is learnt; any but glm finds a mean, about which the family is then drawn"),
            Option.optional(
                    "super",
                    "no combination of learners",
                    new Allowed.Described("a list of learners, such as [glm, forest]"),
                    "instead of learner: a convex combination of these by cross-validation"),
            Option.optional(
                    "formula",
                    "main effects of the graph's parents; with an intercept for each time in one model of a continuous variable over all times",
                    new Allowed.Described("a formula, such as \"A + L[t-1]\""),
                    "right-hand side"),
            Option.optional(
                    "fit",
                    "pooled in gformula, by-time elsewhere",
                    new Allowed.Choice(List.of("pooled", "by-time")),
                    "one model over all times, or one for each"),
            Option.optional(
                    "rows",
                    "all rows",
                    new Allowed.Described("a condition, such as \"t > 0\""),
                    "rows that it is fitted on"),
            Option.optional(
                    "lower",
                    "none",
                    new Allowed.Between(-Double.MAX_VALUE, Double.MAX_VALUE),
                    "lower limit of truncated-gaussian"),
            Option.optional(
                    "upper",
                    "none",
                    new Allowed.Between(-Double.MAX_VALUE, Double.MAX_VALUE),
                    "upper limit of truncated-gaussian"));

    private final StudyVariables variables;
    private static final OptionTable COMBINATION = OptionTable.of(
            "a combination of learners",
            Option.required(
                    "super", new Allowed.Described("a list of learners, such as [glm, forest]"), "the learners"));

    ModelReader(StudyVariables variables) {
        this.variables = variables;
    }

    /** The model of a response; every variable that its formula reads must come before the response. */
    ModelSpec read(Section section, String response) {
        Optional<Family> family =
                section.has("family") ? Optional.of(section.choice("family", Family.class)) : Optional.empty();
        List<Learner> combined = combined(section);
        Optional<Fit> fit = section.has("fit") ? Optional.of(section.choice("fit", Fit.class)) : Optional.empty();
        return new ModelSpec(
                family,
                learner(section, combined),
                formula(section, response),
                fit,
                rows(section),
                section.number("lower"),
                section.number("upper"),
                combined);
    }

    private static List<String> words() {
        return Arrays.stream(Learner.values())
                .filter(learner -> learner != Learner.SUPER)
                .map(Learner::text)
                .toList();
    }

    private static Optional<Learner> learner(Section section, List<Learner> combined) {
        if (!combined.isEmpty()) {
            return Optional.of(Learner.SUPER);
        }
        boolean single = section.node("learner").orElse(null) instanceof YamlText;
        return single ? Optional.of(section.choice("learner", Learner.class)) : Optional.empty();
    }

    /** The learners of {@code super: [ … ]}, which may also stand under {@code learner}. */
    private static List<Learner> combined(Section section) {
        YamlNode named = section.node("learner").orElse(null);
        if (named instanceof YamlText || named == null) {
            if (named != null && section.has("super")) {
                section.problem("super", "learner is written too; write one of the two");
            }
            return section.has("super") ? combined(section, section.names("super")) : List.of();
        }
        return section.section("learner", COMBINATION)
                .map(inner -> combined(inner, inner.names("super")))
                .orElse(List.of());
    }

    private static List<Learner> combined(Section section, List<String> names) {
        List<Learner> combined = new ArrayList<>();
        for (String name : names) {
            Optional<Learner> learner = Arrays.stream(Learner.values())
                    .filter(known -> known != Learner.SUPER && known.text().equals(name))
                    .findFirst();
            if (learner.isEmpty() || combined.contains(learner.get())) {
                section.problem(
                        "super",
                        learner.isEmpty()
                                ? "unknown learner \"" + name + "\"" + NearestName.hint(name, words()) + " (allowed: "
                                        + String.join(", ", words()) + ")"
                                : "the learner " + name + " is written twice");
            } else {
                combined.add(learner.get());
            }
        }
        if (names.isEmpty()) {
            section.problem("super", "no learner is named (allowed: " + String.join(", ", words()) + ")");
        }
        return combined;
    }

    /** A mapping of variables to models. */
    Map<String, ModelSpec> readAll(String path, YamlNode node, Ledger ledger) {
        Map<String, ModelSpec> models = new LinkedHashMap<>();
        if (!(node instanceof YamlMap map)) {
            ledger.problem(
                    node.line(),
                    path + ": found " + node.flow()
                            + "; allowed: variables with their models, such as L: {family: gaussian}");
            return models;
        }
        for (YamlMap.Entry entry : map.entries()) {
            Section section = Section.of(path + "." + entry.key(), TABLE, entry.value(), ledger);
            if (!variables.names().contains(entry.key())) {
                ledger.problem(
                        entry.line(),
                        path + ": unknown variable \"" + entry.key() + "\""
                                + NearestName.hint(entry.key(), variables.names()) + " (declared: "
                                + String.join(", ", variables.names()) + ")");
            }
            models.put(entry.key(), read(section, entry.key()));
        }
        return models;
    }

    private Optional<Formula> formula(Section section, String response) {
        Optional<String> text = section.text("formula");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Formula formula = Formula.parse(text.get());
            variables.checkFormula(section, "formula", formula, response);
            return Optional.of(formula);
        } catch (FormulaSyntaxException e) {
            section.problem("formula", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Condition> rows(Section section) {
        return section.text("rows").flatMap(text -> condition(section, "rows", text));
    }

    /** A condition for what is done to a treatment. */
    Optional<Condition> condition(Section section, String key, String text, String treatment) {
        Optional<Condition> condition = condition(section, key, text);
        condition.ifPresent(read -> variables.checkBefore(section, key, read, treatment));
        return condition;
    }

    /** A condition; a fault in it becomes a problem of the key. */
    Optional<Condition> condition(Section section, String key, String text) {
        try {
            Condition condition = Condition.parse(text);
            variables.checkCondition(section, key, condition);
            return Optional.of(condition);
        } catch (FormulaSyntaxException e) {
            section.problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
