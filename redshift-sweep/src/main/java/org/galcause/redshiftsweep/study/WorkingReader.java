package org.galcause.redshiftsweep.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.formula.FormulaSyntaxException;
import org.galcause.causalmodel.formula.References;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.gformula.WorkingModel;
import org.galcause.gformula.model.Family;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;

/** Reads a working marginal structural model: {@code working: {formula, family, weights}}. */
final class WorkingReader {

    static final OptionTable TABLE = OptionTable.of(
            "a working model",
            Option.required(
                    "formula",
                    new Allowed.Described("a formula, such as \"male + t + sum(A[..t])\""),
                    "right-hand side: the treatments of the regime's own path, variables that are measured once, and t"),
            Option.optional(
                    "family",
                    "binomial for a binary outcome, else gaussian",
                    new Allowed.Choice(List.of("binomial", "gaussian")),
                    "conditional distribution"),
            Option.optional(
                    "weights",
                    "all alike",
                    new Allowed.Described("regimes, each with one number of 0 or more for each time asked"),
                    "how much each regime counts at each time"));

    private final QuestionSpec question;
    private final StudyVariables variables;

    WorkingReader(QuestionSpec question, StudyVariables variables) {
        this.question = question;
        this.variables = variables;
    }

    /** The working model of an estimator, where it has one. */
    Optional<WorkingModel> read(Section estimator) {
        return estimator
                .section("working", TABLE)
                .flatMap(section -> formula(section)
                        .map(formula -> new WorkingModel(
                                formula,
                                section.has("family")
                                        ? Optional.of(section.choice("family", Family.class))
                                        : Optional.empty(),
                                weights(section))));
    }

    private Optional<Formula> formula(Section section) {
        Optional<String> text = section.text("formula");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Formula formula = Formula.parse(text.get());
            References.of(formula).forEach(name -> variables.checkKnown(section, "formula", name));
            return Optional.of(formula);
        } catch (FormulaSyntaxException e) {
            section.problem("formula", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, List<Double>> weights(Section section) {
        Map<String, List<Double>> weights = new HashMap<>();
        Optional<YamlNode> node = section.node("weights");
        if (node.isEmpty()) {
            return weights;
        }
        if (!(node.get() instanceof YamlMap map)) {
            section.problem(
                    "weights",
                    "found " + node.get().flow()
                            + "; allowed: regimes with one number for each time asked, such as {always: [1, 1, 2]}");
            return weights;
        }
        map.entries().forEach(entry -> checkRegime(section, entry.key()));
        for (String regime : regimes()) {
            Optional<YamlNode> own = map.find(regime);
            if (own.isEmpty()) {
                section.problem(
                        "weights",
                        "the regime \"" + regime + "\" has none; write a list, of 0 where it is to be left out");
            }
            own.ifPresent(list -> weights.put(regime, numbers(section, regime, list)));
        }
        return weights;
    }

    private static List<Double> numbers(Section section, String regime, YamlNode node) {
        List<YamlNode> items = node instanceof YamlList list ? list.items() : List.of(node);
        List<Double> numbers = items.stream()
                .flatMap(item -> Numbers.read(item).filter(n -> n >= 0).stream())
                .toList();
        if (numbers.size() < items.size()) {
            section.problem("weights", regime + ": found " + node.flow() + "; allowed: numbers of 0 or more");
        }
        return numbers;
    }

    private void checkRegime(Section section, String name) {
        if (!regimes().contains(name)) {
            section.problem(
                    "weights",
                    "there is no regime \"" + name + "\"" + NearestName.hint(name, regimes()) + " (regimes: "
                            + String.join(", ", regimes()) + ")");
        }
    }

    private List<String> regimes() {
        return question.contrast() instanceof Contrast.Regimes regimes
                ? regimes.regimes().stream().map(Regime::name).toList()
                : List.of();
    }
}
