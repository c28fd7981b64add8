package org.galcause.redshiftsweep.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.request.Box;
import org.galcause.ingesttng.request.MissingPolicy;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.units.Cosmology;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads where the data are. */
final class DataReader {

    private final Path folder;
    private final List<String> names;

    /**
     * A reader.
     *
     * @param folder paths are relative to it
     * @param names of the variables, which cuts may speak of
     */
    DataReader(Path folder, List<String> names) {
        this.folder = folder;
        this.names = names;
    }

    Source read(Section data) {
        boolean simulation = data.has("simulation");
        if (simulation == data.has("table")) {
            data.problem(
                    simulation ? "table" : "simulation",
                    simulation
                            ? "a table and a simulation at once; write one of them"
                            : "neither simulation nor table; write one of them");
        }
        return simulation ? simulation(data) : table(data);
    }

    MissingPolicy missing(Section data) {
        return data.choice("missing", MissingPolicy.class);
    }

    private Source simulation(Section data) {
        List.of("times", "start").stream()
                .filter(data::has)
                .forEach(key -> data.problem(key, "goes with a table; a simulation has snapshots"));
        Section simulation = data.section("simulation", DataOptions.SIMULATION).orElseThrow();
        List<Integer> snapshots = snapshots(data);
        TreeKind trees = data.choice("trees", TreeKind.class);
        if (trees == TreeKind.NONE && snapshots.size() > 1) {
            data.problem(
                    "trees",
                    "none, so galaxies cannot be followed through " + snapshots.size()
                            + " snapshots; ask for one snapshot, or name the trees");
        }
        return new Source.Simulation(
                simulation.text("name").orElse(""),
                path(simulation, "root"),
                snapshots,
                trees,
                data.choice("skipped", SkippedSnapshots.class),
                selection(data));
    }

    private static List<Integer> snapshots(Section data) {
        List<Double> numbers = data.numbers("snapshots");
        numbers.stream()
                .filter(n -> n != Math.rint(n) || n < 0)
                .forEach(n -> data.problem("snapshots", n + " is not a snapshot number"));
        List<Integer> snapshots = numbers.stream().map(Double::intValue).toList();
        if (!snapshots.equals(snapshots.stream().sorted().distinct().toList())) {
            data.problem("snapshots", snapshots + " is not ascending, each once");
        }
        if (snapshots.isEmpty()) {
            data.problem("snapshots", "missing; name at least one snapshot, such as [67, 99]");
        }
        return snapshots;
    }

    private Source table(Section data) {
        List.of("snapshots", "trees", "skipped").stream()
                .filter(key -> data.has(key))
                .forEach(key -> data.problem(key, "goes with a simulation; a table has times"));
        Section table = data.section("table", DataOptions.TABLE)
                .orElseGet(
                        () -> Section.of("data.table", DataOptions.TABLE, new YamlMap(List.of(), 0), Ledger.unread()));
        return table.text("layout").orElse("long").equals("wide") ? wide(data, table) : lengthwise(data, table);
    }

    private Source wide(Section data, Section table) {
        List<Double> times = times(data, table);
        if (times.isEmpty()) {
            table.problem("times", "a wide table lists its times, such as [0, 1, 2]");
        }
        List.of("time", "unknown_id", "snapshot", "redshift", "box", "position", "velocity", "cosmology").stream()
                .filter(table::has)
                .forEach(key -> table.problem(key, "goes with a long table"));
        return new Source.WideTable(
                path(table, "path"), table.text("id"), times, data.number("start"), selection(data));
    }

    private Source lengthwise(Section data, Section table) {
        if (table.has("time") == table.has("snapshot")) {
            table.problem(
                    "time",
                    table.has("time")
                            ? "time and snapshot at once; a cross-section has a snapshot, a history a time column"
                            : "missing; name the column of times, or give snapshot: N for a cross-section");
        }
        if (table.has("time") && !table.has("id")) {
            table.problem("id", "missing; a long table names the column that tells units apart");
        }
        return new Source.LongTable(
                path(table, "path"),
                table.text("id"),
                table.text("unknown_id"),
                table.text("time"),
                table.number("snapshot"),
                table.text("redshift"),
                box(table),
                threeColumns(table, "position"),
                threeColumns(table, "velocity"),
                cosmology(table),
                times(data, table),
                data.number("start"),
                selection(data));
    }

    private static List<Double> times(Section data, Section table) {
        Section where = table.has("times") ? table : data;
        List<Double> times = where.numbers("times");
        if (!times.equals(times.stream().sorted().distinct().toList())) {
            where.problem(
                    "times",
                    "found "
                            + times.stream()
                                    .map(time -> TimePoint.of(time).label())
                                    .toList() + "; allowed: ascending, each once");
        }
        return times;
    }

    private static List<String> threeColumns(Section table, String key) {
        List<String> columns = table.names(key);
        if (!columns.isEmpty() && columns.size() != 3) {
            table.problem(key, columns + " are not three columns");
        }
        return columns;
    }

    private static Optional<Box> box(Section table) {
        return table.text("box").flatMap(text -> {
            String[] parts = text.strip().split("\\s+", 2);
            Optional<Double> side = Numbers.read(parts[0]).filter(s -> s > 0);
            if (side.isEmpty() || parts.length < 2) {
                table.problem("box", "found \"" + text + "\"; allowed: side and unit, such as 75000 ckpc/h");
                return Optional.empty();
            }
            return Optional.of(new Box(side.get(), parts[1]));
        });
    }

    private static Optional<Cosmology> cosmology(Section table) {
        Optional<YamlNode> node = table.node("cosmology");
        if (node.orElse(null) instanceof YamlMap) {
            return table.section("cosmology", DataOptions.COSMOLOGY)
                    .map(c -> new Cosmology(
                            c.number("omega_m").orElse(0.3),
                            c.number("omega_lambda").orElse(0.7),
                            c.number("h").orElse(0.7)));
        }
        return node.flatMap(n -> switch (n instanceof YamlText text ? text.text() : "") {
            case "tng" -> Optional.of(Cosmology.TNG);
            case "illustris" -> Optional.of(Cosmology.ILLUSTRIS);
            default -> {
                table.problem(
                        "cosmology",
                        "found " + n.flow() + "; allowed: tng | illustris | {omega_m: 0.3, omega_lambda: 0.7, h: 0.7}");
                yield Optional.empty();
            }
        });
    }

    private Selection selection(Section data) {
        Optional<YamlNode> node = data.node("select");
        if (node.isEmpty()) {
            return Selection.none();
        }
        Section select = Section.of("data.select", DataOptions.SELECT.and(cuts()), node.get(), data.ledger());
        List<Selection.Cut> cuts = new ArrayList<>();
        names.stream().filter(select::has).forEach(name -> cut(select, name).ifPresent(cuts::add));
        Optional<Double> at = select.number("at");
        return new Selection(
                cuts,
                at,
                select.choice("histories", Selection.Histories.class),
                select.choice("galaxies", Selection.Galaxies.class));
    }

    private OptionTable cuts() {
        return new OptionTable(
                "",
                names.stream()
                        .map(name -> Option.optional(
                                name,
                                "no cut",
                                new Allowed.Described("a comparison, such as \">= 1e9 Msun\""),
                                "cut on a variable"))
                        .toList());
    }

    private static Optional<Selection.Cut> cut(Section select, String name) {
        return select.text(name).flatMap(text -> {
            String symbol = text.strip().replaceFirst("(?s)[^<>=!].*", "");
            String[] parts = text.strip().substring(symbol.length()).strip().split("\\s+", 2);
            Optional<Comparator> comparator = Comparator.of(symbol);
            Optional<Double> value = Numbers.read(parts[0]);
            if (comparator.isEmpty() || value.isEmpty()) {
                select.problem(
                        name,
                        "found \"" + text
                                + "\"; allowed: a comparison with a number and a unit, such as \">= 1e9 Msun\"");
                return Optional.empty();
            }
            return Optional.of(
                    new Selection.Cut(name, comparator.get(), value.get(), parts.length > 1 ? parts[1] : ""));
        });
    }

    private Path path(Section section, String key) {
        return folder.resolve(section.text(key).orElse("")).normalize();
    }
}
