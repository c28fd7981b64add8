package org.galcause.redshiftsweep.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.ingesttng.request.Attrition;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlReader;
import org.galcause.redshiftsweep.yaml.YamlSyntaxException;

/** Reads one study file from top to bottom and collects its problems. */
final class StudyReader {

    private final String text;
    private final Path file;
    private final Path folder;
    private final Problems problems;
    private final Ledger ledger;

    StudyReader(String text, Path file, Problems problems) {
        this.text = text;
        this.file = file;
        Path parent = file.toAbsolutePath().getParent();
        this.folder = parent == null ? Path.of("") : parent;
        this.problems = problems;
        this.ledger = new Ledger(problems);
    }

    Study read() {
        YamlNode written = yaml();
        RepeatedKeys.check(written, ledger);
        Section root = Section.of("study file", StudyOptions.STUDY, written, ledger);
        YamlMap declared = mapping(root, "variables");
        List<String> measured = declared.entries().stream()
                .filter(e -> !VariableReader.isLatent(e.value()))
                .map(YamlMap.Entry::key)
                .distinct()
                .toList();
        GraphReader graphs = new GraphReader(declared.keys(), ledger);
        CausalGraph graph = graphs.read(root);
        String outcome = QuestionPeek.outcome(mapping(root, "question"));
        Set<String> categories = declared.entries().stream()
                .filter(e -> VariableReader.isCategory(e.value()))
                .map(YamlMap.Entry::key)
                .collect(Collectors.toSet());
        StudyVariables variables =
                new StudyVariables(measured, graphs.order(root, graph, measured, outcome), categories);
        ModelReader modelReader = new ModelReader(variables);
        QuestionSpec question = new QuestionReader(variables, modelReader)
                .read(Section.of("question", QuestionReader.TABLE, mapping(root, "question"), ledger));
        IngestRequest request = request(root, declared, variables, question);
        Uncertainty uncertainty = UncertaintyReader.read(Section.of(
                "uncertainty", UncertaintyReader.table(UncertaintyReader.STUDY), mapping(root, "uncertainty"), ledger));
        Map<String, ModelSpec> models = root.node("models")
                .map(node -> modelReader.readAll("models", node, ledger))
                .orElse(Map.of());
        List<EstimatorSpec> estimators = estimators(root, question, variables, models, modelReader, uncertainty);
        List<FigureKind> figures = figures(root, question);
        throwProblems();
        return new Study(
                file,
                text,
                root.text("study").orElse(""),
                withSeed(request, uncertainty),
                latent(declared),
                graph,
                question,
                estimators,
                uncertainty,
                figures,
                ledger.values(),
                Optional.empty());
    }

    private YamlNode yaml() {
        try {
            return YamlReader.read(text);
        } catch (YamlSyntaxException e) {
            problems.add(e.line(), String.valueOf(e.getMessage()));
            throw UserError.study(problems.sentences());
        }
    }

    private void throwProblems() {
        if (!problems.none()) {
            throw UserError.study(problems.sentences());
        }
    }

    private static YamlMap mapping(Section root, String key) {
        Optional<YamlNode> node = root.node(key);
        if (node.isPresent() && !(node.get() instanceof YamlMap)) {
            root.problem(key, "found " + node.get().flow() + " where keys are expected");
        }
        return node.orElse(null) instanceof YamlMap map ? map : new YamlMap(List.of(), root.line(key));
    }

    private IngestRequest request(Section root, YamlMap declared, StudyVariables variables, QuestionSpec question) {
        List<String> measured = variables.names();
        Section data = Section.of("data", DataOptions.DATA, mapping(root, "data"), ledger);
        DataReader reader = new DataReader(folder, measured);
        Source source = reader.read(data);
        VariableReader variableReader = new VariableReader(folder, source);
        List<VariableRequest> requests = new ArrayList<>();
        for (YamlMap.Entry entry : declared.entries()) {
            checkName(entry);
            Section section = Section.of("variables." + entry.key(), DataOptions.VARIABLE, entry.value(), ledger);
            if (measured.contains(entry.key())) {
                requests.add(variableReader.read(entry.key(), section, required(entry.key(), question)));
            }
        }
        return new IngestRequest(source, requests, attrition(question, variables.order()), reader.missing(data), 0);
    }

    private void checkName(YamlMap.Entry entry) {
        boolean word = entry.key().matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");
        if (!word || List.of("t", "history", "and", "or", "not").contains(entry.key())) {
            ledger.problem(
                    entry.line(),
                    "variables: \"" + entry.key()
                            + "\" cannot be the name of a variable; use letters, digits and \"_\", and not t, "
                            + "history, and, or, not");
        }
    }

    private static Required required(String name, QuestionSpec question) {
        if (!name.equals(question.outcome()) || question.event().isPresent()) {
            return new Required.EveryTime();
        } else if (question.at() instanceof QuestionSpec.At.Last) {
            return new Required.LastTime();
        }
        return question.at() instanceof QuestionSpec.At.Times given
                ? new Required.AtTimes(given.times())
                : new Required.EveryTime();
    }

    /**
     * In the interval in which a unit leaves, whatever says that it leaves may be missing (another thing said so), and what comes after the
     * first of these in the order within a time.
     */
    private static Attrition attrition(QuestionSpec question, List<String> order) {
        List<Attrition.Leaving> leavings = new ArrayList<>();
        question.event().ifPresent(event -> {
            leavings.add(new Attrition.Leaving(Attrition.Reason.EVENT, question.outcome(), 1));
            event.competing()
                    .ifPresent(name -> leavings.add(new Attrition.Leaving(Attrition.Reason.COMPETING_EVENT, name, 1)));
        });
        question.censoring()
                .ifPresent(c -> leavings.add(new Attrition.Leaving(Attrition.Reason.LOSS, c.variable(), c.lost())));
        List<String> reasons = leavings.stream()
                .map(Attrition.Leaving::variable)
                .filter(name -> !name.equals(question.outcome()))
                .toList();
        if (reasons.isEmpty()) {
            return new Attrition(leavings, List.of());
        }
        int first = reasons.stream().mapToInt(order::indexOf).min().orElseThrow();
        List<String> open = new ArrayList<>(reasons);
        open.add(question.outcome());
        open.addAll(order.subList(Math.max(0, first + 1), order.size()));
        return new Attrition(leavings, open.stream().distinct().toList());
    }

    private static IngestRequest withSeed(IngestRequest request, Uncertainty uncertainty) {
        return new IngestRequest(
                request.source(), request.variables(), request.attrition(), request.missing(), uncertainty.seed());
    }

    private static List<Variable> latent(YamlMap declared) {
        return declared.entries().stream()
                .filter(e -> VariableReader.isLatent(e.value()))
                .map(e ->
                        isConstant(e.value()) ? Variable.continuous(e.key()).constant() : Variable.continuous(e.key()))
                .toList();
    }

    private static boolean isConstant(YamlNode node) {
        return node instanceof YamlMap map
                && map.find("constant").map(c -> c.flow().equals("true")).orElse(false);
    }

    private List<EstimatorSpec> estimators(
            Section root,
            QuestionSpec question,
            StudyVariables variables,
            Map<String, ModelSpec> models,
            ModelReader modelReader,
            Uncertainty uncertainty) {
        Optional<YamlNode> node = root.node("estimators");
        if (node.isEmpty()) {
            return List.of();
        }
        List<EstimatorSpec> estimators =
                new EstimatorReader(question, variables, models, modelReader, uncertainty, ledger).read(node.get());
        EstimatorReader.checkNames(estimators, node.get(), ledger);
        return estimators;
    }

    private static List<FigureKind> figures(Section root, QuestionSpec question) {
        if (!root.has("figures")) {
            return question.contrast() instanceof Contrast.Levels
                    ? List.of(
                            FigureKind.EFFECT_CURVES,
                            FigureKind.BY_REDSHIFT,
                            FigureKind.WEIGHTS,
                            FigureKind.BALANCE,
                            FigureKind.GRAPH)
                    : List.of(FigureKind.ESTIMATES, FigureKind.WEIGHTS, FigureKind.BALANCE, FigureKind.GRAPH);
        }
        List<String> known = Allowed.of(FigureKind.class).words();
        List<FigureKind> figures = new ArrayList<>();
        for (String name : root.names("figures")) {
            if (known.contains(name)) {
                figures.add(FigureKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            } else {
                root.problem(
                        "figures",
                        "unknown figure \"" + name + "\"" + NearestName.hint(name, known) + " (allowed: "
                                + String.join(", ", known) + ")");
            }
        }
        return figures;
    }

    /** Looks ahead for the outcome: it comes last in the order, which the question's own formulas are checked against. */
    private static final class QuestionPeek {
        static String outcome(YamlMap question) {
            return question.find("outcome").map(YamlNode::flow).orElse("");
        }
    }
}
