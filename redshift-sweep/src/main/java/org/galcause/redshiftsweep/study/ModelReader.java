package org.galcause.redshiftsweep.study;

import java.util.LinkedHashMap;
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

/** Reads what a study says about one model. */
final class ModelReader {

    static final OptionTable TABLE = OptionTable.of(
            "a model",
            Option.optional(
                    "family",
                    "gaussian for a continuous variable, binomial for a binary one, multinomial for a categorical one",
                    Allowed.of(Family.class),
                    "conditional distribution"),
            Option.optional("learner", "glm", Allowed.of(Learner.class), "how the regression is learnt"),
            Option.optional(
                    "super",
                    "no combination of learners",
                    new Allowed.Described("a list of learners"),
                    "learners of a cross-validated combination"),
            Option.optional(
                    "formula",
                    "main effects of the graph's parents",
                    new Allowed.Described("a formula, such as \"A + L[t-1]\""),
                    "right-hand side"),
            Option.optional(
                    "fit",
                    "pooled in gformula, by-time elsewhere",
                    new Allowed.Choice(java.util.List.of("pooled", "by-time")),
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
    private final Unavailable unavailable;

    ModelReader(StudyVariables variables, Unavailable unavailable) {
        this.variables = variables;
        this.unavailable = unavailable;
    }

    /** The model of a response; every variable that its formula reads must come before the response. */
    ModelSpec read(Section section, String response) {
        Optional<Family> family =
                section.has("family") ? Optional.of(section.choice("family", Family.class)) : Optional.empty();
        Optional<Learner> learner =
                section.has("learner") ? Optional.of(section.choice("learner", Learner.class)) : Optional.empty();
        Optional<Fit> fit = section.has("fit") ? Optional.of(section.choice("fit", Fit.class)) : Optional.empty();
        checkAvailable(section, learner);
        return new ModelSpec(
                family,
                learner,
                formula(section, response),
                fit,
                rows(section),
                section.number("lower"),
                section.number("upper"));
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

    private void checkAvailable(Section section, Optional<Learner> learner) {
        if (section.has("super")) {
            unavailable.add(section.line("super"), section.path() + ".super: combinations of learners");
        }
        learner.filter(l -> l != Learner.GLM && l != Learner.FOREST)
                .ifPresent(l -> unavailable.add(
                        section.line("learner"), section.path() + ".learner: the learner \"" + l.text() + "\""));
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
