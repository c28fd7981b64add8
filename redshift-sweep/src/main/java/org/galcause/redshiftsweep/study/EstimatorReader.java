package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.galcause.causalmodel.NearestName;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.Naive;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads the estimators. */
final class EstimatorReader {

    private final QuestionSpec question;
    private final StudyVariables variables;
    private final Map<String, ModelSpec> models;
    private final ModelReader modelReader;
    private final Uncertainty uncertainty;
    private final Ledger ledger;

    EstimatorReader(
            QuestionSpec question,
            StudyVariables variables,
            Map<String, ModelSpec> models,
            ModelReader modelReader,
            Uncertainty uncertainty,
            Ledger ledger) {
        this.question = question;
        this.variables = variables;
        this.models = models;
        this.modelReader = modelReader;
        this.uncertainty = uncertainty;
        this.ledger = ledger;
    }

    /** All estimators, in the study's order. */
    List<EstimatorSpec> read(YamlNode node) {
        List<EstimatorSpec> read = new ArrayList<>();
        if (node instanceof YamlList list && !list.items().isEmpty()) {
            list.items().forEach(item -> one(item).ifPresent(read::add));
            return read;
        }
        ledger.problem(node.line(), "estimators: found " + node.flow() + "; allowed: a list such as - gformula: {}");
        return read;
    }

    private Optional<EstimatorSpec> one(YamlNode item) {
        if (item instanceof YamlText text) {
            return one(text.text(), new YamlMap(List.of(), text.line()), text.line());
        } else if (item instanceof YamlMap map && map.entries().size() == 1) {
            YamlMap.Entry entry = map.entries().get(0);
            return one(entry.key(), entry.value(), entry.line());
        }
        ledger.problem(
                item.line(),
                "estimators: found " + item.flow() + "; allowed: one estimator to an item, such as - gformula: {}");
        return Optional.empty();
    }

    private Optional<EstimatorSpec> one(String type, YamlNode node, int line) {
        OptionTable table = EstimatorOptions.all().get(type);
        if (table == null) {
            Set<String> known = EstimatorOptions.all().keySet();
            ledger.problem(
                    line,
                    "estimators: unknown estimator \"" + type + "\"" + NearestName.hint(type, known) + " (allowed: "
                            + String.join(", ", known) + ")");
            return Optional.empty();
        }
        Section section = Section.of("estimators." + label(type, node), table, node, preset(node), ledger);
        String name = section.text("name").orElse(type);
        checkName(section, name);
        Optional<Estimator> estimator = estimator(type, name, section);
        Optional<List<String>> confounders = type.equals("msm") ? Optional.empty() : confounders(section);
        return Optional.of(
                new EstimatorSpec(type, name, estimator, models(type, section), confounders, uncertainty(section)));
    }

    private static String label(String type, YamlNode node) {
        return node instanceof YamlMap map && map.find("name").orElse(null) instanceof YamlText name
                ? type + "[" + name.text() + "]"
                : type;
    }

    private static YamlMap preset(YamlNode node) {
        return node instanceof YamlMap map && map.find("preset").orElse(null) instanceof YamlText preset
                ? EstimatorOptions.preset(preset.text())
                : new YamlMap(List.of(), 0);
    }

    private static void checkName(Section section, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.+-]*")) {
            section.problem("name", "\"" + name + "\" is not a word of letters, digits, \"-\", \"_\", \".\" and \"+\"");
        }
    }

    private Optional<Estimator> estimator(String type, String name, Section section) {
        return switch (type) {
            case "naive" -> Optional.of(new Naive(name, part(section, "outcome", question.outcome())));
            case "msm" -> Optional.of(new MsmReader(question, modelReader).read(name, section, confounders(section)));
            case "gformula" ->
                Optional.of(new ParametricGFormula(
                        name,
                        section.number("simulations")
                                .map(n -> OptionalInt.of(n.intValue()))
                                .orElse(OptionalInt.empty()),
                        section.choice("start", ParametricGFormula.Start.class),
                        section.choice("limits", ParametricGFormula.Limits.class)));
            case "ice" -> Optional.of(ice(name, section));
            case "tmle", "sdr", "ipw" ->
                Optional.of(new RatioEstimatorReader(question, variables, modelReader).read(type, name, section));
            default -> Optional.empty();
        };
    }

    private Estimator ice(String name, Section section) {
        Section outcome = Section.of(
                section.path() + ".outcome",
                EstimatorOptions.ICE_OUTCOME,
                section.node("outcome").orElse(new YamlMap(List.of(), 0)),
                ledger);
        return new IteratedConditionalExpectation(
                name,
                section.choice("fit", Fit.class),
                section.choice("event", IteratedConditionalExpectation.EventForm.class),
                modelReader.read(outcome, question.outcome()),
                outcome.has("iterated") ? Optional.of(outcome.choice("iterated", Family.class)) : Optional.empty(),
                section.number("bound").orElse(1e-5));
    }

    private Optional<List<String>> confounders(Section section) {
        boolean single = section.knows("confounder") && section.has("confounder");
        if (!single && !section.has("confounders")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(section.names("confounders"));
        if (single) {
            names.addAll(section.names("confounder"));
        }
        for (String name : names) {
            variables.checkKnown(section, single ? "confounder" : "confounders", name);
            if (question.treatments().contains(name) || question.outcome().equals(name)) {
                section.problem(
                        single ? "confounder" : "confounders",
                        "\"" + name + "\" is the treatment or the outcome, not a confounder");
            }
        }
        return Optional.of(List.copyOf(names));
    }

    /** The study's models under this estimator's own; all but gformula hold the outcome's themselves. */
    private Map<String, ModelSpec> models(String type, Section section) {
        Map<String, ModelSpec> merged = new HashMap<>(models);
        own(section).forEach((name, model) -> merged.merge(name, model, (general, mine) -> mine.orElse(general)));
        if (type.equals("gformula")) {
            overridden(section, "outcome", question.outcome(), merged);
        }
        if (!type.equals("msm") && !type.equals("naive")) {
            question.treatments().forEach(treatment -> overridden(section, "treatment", treatment, merged));
        }
        return merged;
    }

    private void overridden(Section section, String key, String variable, Map<String, ModelSpec> merged) {
        if (section.has(key)) {
            merged.merge(variable, part(section, key, variable), (general, mine) -> mine.orElse(general));
        }
    }

    private ModelSpec part(Section section, String key, String response) {
        return section.section(key, ModelReader.TABLE)
                .map(s -> modelReader.read(s, response))
                .orElse(ModelSpec.empty());
    }

    private Map<String, ModelSpec> own(Section section) {
        return section.node("models")
                .map(node -> modelReader.readAll(section.path() + ".models", node, ledger))
                .orElse(Map.of());
    }

    private Uncertainty uncertainty(Section section) {
        return section.node("uncertainty")
                .map(node -> UncertaintyReader.read(Section.of(
                        section.path() + ".uncertainty", UncertaintyReader.table(uncertainty), node, ledger)))
                .orElse(uncertainty);
    }

    /** Two estimators of one name would share their rows in the results. */
    static void checkNames(List<EstimatorSpec> estimators, YamlNode node, Ledger ledger) {
        Set<String> seen = new HashSet<>();
        estimators.stream()
                .filter(e -> !seen.add(e.name()))
                .forEach(e -> ledger.problem(
                        node.line(),
                        "estimators: two estimators are named \"" + e.name()
                                + "\"; give each a name of its own, as in - " + e.type() + ": {name: another}"));
    }
}
