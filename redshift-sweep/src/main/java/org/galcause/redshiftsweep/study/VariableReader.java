package org.galcause.redshiftsweep.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.TreeQuantity;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads one variable and how it is measured. */
final class VariableReader {

    private final Path folder;
    private final Source source;

    VariableReader(Path folder, Source source) {
        this.folder = folder;
        this.source = source;
    }

    /** Whether the study says that it is not measured. */
    static boolean isLatent(YamlNode node) {
        return says(node, "latent", "true");
    }

    static boolean isCategory(YamlNode node) {
        return says(node, "kind", "categorical");
    }

    private static boolean says(YamlNode node, String key, String word) {
        return node instanceof YamlMap map
                && map.find(key).orElse(null) instanceof YamlText text
                && text.text().equals(word);
    }

    VariableRequest read(String name, Section section, Required required) {
        Measure measure = measure(name, section);
        Variable variable = new Variable(
                name,
                Kind.valueOf(section.text("kind").orElse("continuous").toUpperCase(Locale.ROOT)),
                Scale.valueOf(section.text("scale").orElse("linear").toUpperCase(Locale.ROOT)),
                section.text("to").or(() -> section.text("unit")).orElse(""),
                section.text("constant").orElse("false").equals("true") ? Timing.CONSTANT : Timing.VARYING,
                List.of());
        check(section, variable);
        checkSimulation(measure, section, variable);
        return new VariableRequest(variable, measure, floor(section), required);
    }

    private static void check(Section section, Variable variable) {
        if (variable.kind() != Kind.CONTINUOUS && variable.scale() == Scale.LOG10) {
            section.problem(
                    "scale",
                    "log10 of a " + Allowed.word(variable.kind()) + " variable; only a continuous one has a logarithm");
        }
        if (variable.kind() != Kind.CONTINUOUS && section.has("floor")) {
            section.problem("floor", "only a continuous variable has a floor");
        }
        if (section.has("to") && !section.has("unit")) {
            section.problem("to", "needs \"unit\", the unit that the column is stored in");
        }
        section.text("unit").flatMap(Units::fault).ifPresent(fault -> section.problem("unit", fault));
        section.text("to").flatMap(Units::fault).ifPresent(fault -> section.problem("to", fault));
        if (section.has("unit") && section.has("to")) {
            Units.mismatch(section.text("unit").orElse(""), section.text("to").orElse(""), variable.name())
                    .ifPresent(fault -> section.problem("to", fault));
        }
    }

    /** What the field dictionary knows need not wait for the files. */
    private void checkSimulation(Measure measure, Section section, Variable variable) {
        if (measure instanceof Measure.Field field && section.has("field")) {
            Units.fieldFault(field.path()).ifPresent(fault -> section.problem("field", fault));
            Units.fieldMismatch(field.path(), variable.unit(), variable.name())
                    .ifPresent(fault -> section.problem("unit", fault));
        } else if (measure instanceof Measure.Tree tree
                && Units.fieldFault(tree.mass()).isEmpty()) {
            Units.mismatch(
                            tree.quantity() == TreeQuantity.PEAK_MASS
                                    ? FieldReference.parse(tree.mass()).field().fileUnit()
                                    : tree.quantity().unit(),
                            variable.unit(),
                            variable.name())
                    .ifPresent(fault -> section.problem("unit", fault));
        } else if (source instanceof Source.Simulation) {
            EnvironmentReader.unit(measure)
                    .flatMap(unit -> Units.mismatch(unit, variable.unit(), variable.name()))
                    .ifPresent(fault -> section.problem("unit", fault));
        }
    }

    private Measure measure(String name, Section section) {
        List<String> said =
                List.of("field", "density", "sphere", "neighbour", "distance", "tree", "column", "columns").stream()
                        .filter(section::has)
                        .toList();
        if (said.size() > 1) {
            section.problem(said.get(1), String.join(" and ", said) + " at once; write one of them");
        }
        List.of("mass", "ratio").stream()
                .filter(key -> section.has(key) && !section.has("tree"))
                .forEach(key -> section.problem(key, "goes with tree: QUANTITY"));
        Optional<Measure> environment = new EnvironmentReader(folder, source).read(section);
        if (environment.isPresent()) {
            return environment.get();
        } else if (section.has("tree")) {
            return tree(section);
        } else if (source instanceof Source.Simulation) {
            return field(section);
        }
        refuseField(section);
        return source instanceof Source.WideTable wide ? columns(name, section, wide) : column(name, section);
    }

    private Measure tree(Section section) {
        if (!(source instanceof Source.Simulation simulation) || simulation.trees() == TreeKind.NONE) {
            section.problem("tree", "needs the merger trees of a simulation: data.trees");
        }
        String mass = section.text("mass").orElse("");
        Units.fieldFault(mass).ifPresent(fault -> section.problem("mass", fault));
        return new Measure.Tree(
                section.choice("tree", TreeQuantity.class),
                mass,
                section.number("ratio").orElse(0.25));
    }

    private static Measure field(Section section) {
        List.of("column", "columns", "to").stream()
                .filter(section::has)
                .forEach(key -> section.problem(key, "goes with a table; a simulation has fields"));
        Optional<String> field = section.text("field");
        if (field.isEmpty()) {
            section.problem("field", "missing; say which field of the catalogue, or density: {…}");
        }
        return new Measure.Field(field.orElse(""));
    }

    private static void refuseField(Section section) {
        if (section.has("field")) {
            section.problem("field", "goes with a simulation; a table has columns");
        }
    }

    private static Measure column(String name, Section section) {
        if (section.has("columns")) {
            section.problem("columns", "goes with layout: wide; a long table has one column");
        }
        return new Measure.Column(section.text("column").orElse(name), section.text("unit"));
    }

    private static Measure columns(String name, Section section, Source.WideTable wide) {
        List<Optional<String>> columns = new ArrayList<>();
        for (YamlNode item : columnNodes(name, section)) {
            columns.add(item instanceof YamlText text && !text.isNull() ? Optional.of(text.text()) : Optional.empty());
        }
        boolean constant = section.text("constant").orElse("false").equals("true");
        int wanted = constant ? 1 : wide.times().size();
        if (columns.size() != wanted) {
            section.problem(
                    "columns",
                    columns.size() + " columns for " + wanted
                            + (constant ? " value (a constant)" : " times " + wide.times()));
        }
        return new Measure.WideColumns(columns, section.text("unit"));
    }

    private static List<YamlNode> columnNodes(String name, Section section) {
        Optional<YamlNode> node = section.node("columns").or(() -> section.node("column"));
        if (node.isEmpty()) {
            return List.of(new YamlText(name, YamlText.Style.QUOTED, 0));
        }
        return node.get() instanceof YamlList list ? list.items() : List.of(node.get());
    }

    private static Optional<Floor> floor(Section section) {
        return section.section("floor", DataOptions.FLOOR).flatMap(floor -> {
            List<Double> bounds = floor.numbers("uniform");
            if (floor.has("value") == floor.has("uniform")) {
                section.problem("floor", "write {value: X} or {uniform: [LOW, HIGH]}");
            } else if (floor.has("uniform")
                    && (bounds.size() != 2 || bounds.get(0) <= 0 || bounds.get(0) >= bounds.get(1))) {
                floor.problem("uniform", bounds + ": allowed: [LOW, HIGH] with 0 < LOW < HIGH");
            } else if (floor.has("uniform")) {
                return Optional.of(new Floor.Uniform(bounds.get(0), bounds.get(1)));
            }
            return floor.number("value").map(Floor.Value::new);
        });
    }
}
