package org.galcause.redshiftsweep.study;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads what is asked. */
final class QuestionReader {

    static final OptionTable TABLE = OptionTable.of(
            "question",
            Option.required(
                    "treatment", new Allowed.Described("a variable, or a list of variables"), "what is intervened on"),
            Option.required("outcome", new Allowed.Described("a variable"), "the variable whose mean is asked for"),
            Option.defaulted(
                    "at",
                    "each",
                    new Allowed.Described("each | last | a list of snapshots or times"),
                    "when it is asked"),
            Option.optional(
                    "levels",
                    "regimes are compared",
                    new Allowed.Described("a mapping"),
                    "the grid of an effect curve"),
            Option.optional(
                    "regimes",
                    "levels are compared",
                    new Allowed.Described("a mapping of names to regimes"),
                    "what is done to the treatment"),
            Option.optional(
                    "reference",
                    "the first regime",
                    new Allowed.Described("the name of a regime"),
                    "what the regimes are compared with"),
            Option.optional(
                    "event",
                    "the outcome is a measurement",
                    new Allowed.Described("first | {competing: VARIABLE, effect: total | direct}"),
                    "the outcome is a first event; answers are risks"),
            Option.optional(
                    "censoring",
                    "nobody is lost",
                    new Allowed.Described("{variable: NAME, lost: VALUE}"),
                    "who is lost, when"));

    static final OptionTable LEVELS = OptionTable.of(
            "question: levels",
            Option.defaulted(
                    "summary",
                    "running-mean",
                    new Allowed.Described("running-mean | current | {recency-weighted: TAU}, TAU in Gyr"),
                    "the number that a treatment history is summarised by"),
            Option.defaulted(
                    "path",
                    "parallel",
                    Allowed.of(Contrast.Path.class),
                    "how a history with a given summary runs: the sample's mean path moved, or one value throughout"),
            Option.optional(
                    "quantiles",
                    "21, unless values are given",
                    new Allowed.Described(
                            "a whole number N (equally spaced from 0.01 to 0.99), or a list of probabilities"),
                    "levels as quantiles of the summary on the whole sample"),
            Option.optional(
                    "values",
                    "quantiles",
                    new Allowed.Described("a list of numbers"),
                    "levels as values of the summary"));

    static final OptionTable EVENT = OptionTable.of(
            "question: event",
            Option.optional(
                    "competing", "nothing competes", new Allowed.Described("a variable"), "the competing event"),
            Option.defaulted(
                    "effect",
                    "total",
                    Allowed.of(Question.Event.Effect.class),
                    "after a competing event the outcome stays 0 (total), or it is prevented (direct)"));

    static final OptionTable CENSORING = OptionTable.of(
            "question: censoring",
            Option.required("variable", new Allowed.Described("a variable"), "the variable that says who is lost"),
            Option.defaulted(
                    "lost",
                    "1",
                    new Allowed.Between(-Double.MAX_VALUE, Double.MAX_VALUE),
                    "its value in the interval in which a unit is lost"));

    private static final OptionTable RECENCY = OptionTable.of(
            "question: levels: summary",
            Option.required("recency-weighted", new Allowed.Between(1e-6, 1e6), "time scale of the weights")
                    .in("Gyr"));

    private final StudyVariables variables;
    private final ModelReader models;

    QuestionReader(StudyVariables variables, ModelReader models) {
        this.variables = variables;
        this.models = models;
    }

    QuestionSpec read(Section section) {
        List<String> treatments = section.names("treatment");
        treatments.forEach(name -> variables.checkKnown(section, "treatment", name));
        String outcome = section.text("outcome").orElse("");
        section.text("outcome").ifPresent(name -> variables.checkKnown(section, "outcome", name));
        if (treatments.contains(outcome)) {
            section.problem("outcome", "\"" + outcome + "\" is the treatment too");
        }
        return new QuestionSpec(
                treatments,
                outcome,
                at(section),
                contrast(section, treatments),
                event(section, treatments, outcome),
                censoring(section, treatments, outcome));
    }

    private static QuestionSpec.At at(Section section) {
        YamlNode node = section.node("at").orElse(new YamlText("each", YamlText.Style.PLAIN, 0));
        if (node instanceof YamlText text && text.text().equals("each")) {
            return new QuestionSpec.At.Each();
        } else if (node instanceof YamlText text && text.text().equals("last")) {
            return new QuestionSpec.At.Last();
        } else if (node instanceof YamlList list && !list.items().isEmpty()) {
            return new QuestionSpec.At.Times(section.numbers("at"));
        }
        String hint = node instanceof YamlText text ? NearestName.hint(text.text(), List.of("each", "last")) : "";
        section.problem(
                "at",
                "found " + node.flow() + hint
                        + "; allowed: each | last | a list of at least one time, such as [67, 99]");
        return new QuestionSpec.At.Each();
    }

    private Contrast contrast(Section section, List<String> treatments) {
        if (section.has("levels") == section.has("regimes")) {
            section.problem(
                    "treatment",
                    section.has("levels")
                            ? "levels and regimes at once; ask for one of them"
                            : "neither levels nor regimes; write levels: {} for an effect curve, or regimes: {…}");
        }
        if (section.has("levels")) {
            if (treatments.size() > 1) {
                section.problem("levels", "an effect curve has one treatment, not " + treatments + "; use regimes");
            }
            return levels(section.section("levels", LEVELS).orElseThrow());
        }
        return regimes(section, treatments);
    }

    private Contrast regimes(Section section, List<String> treatments) {
        List<Regime> regimes = List.of();
        Optional<YamlNode> node = section.node("regimes");
        if (node.orElse(null) instanceof YamlMap map && !map.entries().isEmpty()) {
            regimes = new RegimeReader(treatments, variables.categories(), models, section.ledger()).read(map);
        } else if (node.isPresent()) {
            section.problem(
                    "regimes",
                    "found " + node.get().flow() + "; allowed: names with what is done, such as {always: {set: 1}}");
        }
        List<String> names = regimes.stream().map(Regime::name).toList();
        String reference = section.text("reference").orElse(names.isEmpty() ? "" : names.get(0));
        if (!names.isEmpty() && !names.contains(reference)) {
            section.problem(
                    "reference",
                    "there is no regime \"" + reference + "\"" + NearestName.hint(reference, names) + " (regimes: "
                            + String.join(", ", names) + ")");
        }
        return new Contrast.Regimes(regimes, reference);
    }

    private static Contrast levels(Section section) {
        return new Contrast.Levels(summary(section), section.choice("path", Contrast.Path.class), grid(section));
    }

    private static Contrast.Summary summary(Section section) {
        YamlNode node = section.node("summary").orElseThrow();
        if (node instanceof YamlMap) {
            return section.section("summary", RECENCY)
                    .flatMap(s -> s.number("recency-weighted"))
                    .<Contrast.Summary>map(Contrast.Summary.RecencyWeighted::new)
                    .orElse(new Contrast.Summary.RunningMean());
        }
        String word = node instanceof YamlText text ? text.text() : "";
        if (word.equals("current")) {
            return new Contrast.Summary.Current();
        } else if (!word.equals("running-mean")) {
            section.problem(
                    "summary",
                    "found " + node.flow()
                            + NearestName.hint(word, List.of("running-mean", "current", "recency-weighted"))
                            + "; allowed: running-mean | current | {recency-weighted: TAU}");
        }
        return new Contrast.Summary.RunningMean();
    }

    private static Contrast.Grid grid(Section section) {
        if (section.has("values") && section.has("quantiles")) {
            section.problem("values", "values and quantiles at once; write one of them");
        }
        if (section.has("values")) {
            return new Contrast.Grid.AtValues(section.numbers("values"));
        }
        YamlNode node = section.node("quantiles").orElse(new YamlText("21", YamlText.Style.PLAIN, 0));
        if (node instanceof YamlList) {
            return new Contrast.Grid.AtQuantiles(probabilities(section));
        }
        Optional<Double> count = Numbers.read(node).filter(n -> Numbers.fits(n, new Allowed.Whole(1, 10_000)));
        if (count.isEmpty()) {
            section.problem(
                    "quantiles",
                    "found " + node.flow() + "; allowed: a whole number from 1 to 10000, or a list of probabilities");
        }
        return Contrast.Grid.AtQuantiles.spaced(count.map(Double::intValue).orElse(21));
    }

    private static List<Double> probabilities(Section section) {
        List<Double> probabilities = section.numbers("quantiles");
        probabilities.stream()
                .filter(p -> p < 0 || p > 1)
                .forEach(p -> section.problem("quantiles", p + " is not a probability from 0 to 1"));
        return probabilities;
    }

    private Optional<Question.Event> event(Section section, List<String> treatments, String outcome) {
        if (!section.has("event")) {
            return Optional.empty();
        }
        YamlNode node = section.node("event").orElseThrow();
        if (node instanceof YamlText text) {
            if (!text.text().equals("first")) {
                section.problem(
                        "event",
                        "found " + node.flow() + NearestName.hint(text.text(), List.of("first"))
                                + "; allowed: first, or {competing: VARIABLE, effect: total | direct}");
            }
            return Optional.of(new Question.Event(Optional.empty(), Question.Event.Effect.TOTAL));
        }
        return section.section("event", EVENT).map(event -> {
            Optional<String> competing = event.text("competing");
            competing.ifPresent(name -> checkOwnVariable(event, "competing", name, treatments, outcome));
            return new Question.Event(competing, event.choice("effect", Question.Event.Effect.class));
        });
    }

    private Optional<Question.Censoring> censoring(Section section, List<String> treatments, String outcome) {
        return section.section("censoring", CENSORING).map(censoring -> {
            Optional<String> variable = censoring.text("variable");
            variable.ifPresent(name -> checkOwnVariable(censoring, "variable", name, treatments, outcome));
            return new Question.Censoring(
                    variable.orElse(""), censoring.number("lost").orElse(1.0));
        });
    }

    /** A variable that says what becomes of a unit can be neither what is done nor what is asked. */
    private void checkOwnVariable(Section section, String key, String name, List<String> treatments, String outcome) {
        variables.checkKnown(section, key, name);
        if (treatments.contains(name) || name.equals(outcome)) {
            section.problem(
                    key,
                    "\"" + name + "\" is the " + (name.equals(outcome) ? "outcome" : "treatment")
                            + " too; name the variable that says so");
        }
    }
}
