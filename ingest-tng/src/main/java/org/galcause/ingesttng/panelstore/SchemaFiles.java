package org.galcause.ingesttng.panelstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.assembly.IngestReport;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.ingesttng.assembly.SelectionCount;

/** What stands beside the rows of a panel: variables, times, and how it came about. */
final class SchemaFiles {

    private static final List<String> VARIABLES = List.of("name", "kind", "scale", "unit", "timing", "levels");
    private static final List<String> TIMES = List.of("step", "time", "redshift", "age_gyr", "study");
    private static final List<String> SELECTION = List.of("step", "units");
    private static final List<String> INPUTS = List.of("path", "bytes", "fingerprint");
    private static final List<String> NOTES = List.of("note");

    private SchemaFiles() {}

    static void write(Path folder, PanelSchema schema, IngestReport report) throws IOException {
        List<List<String>> variables = new ArrayList<>();
        for (Variable v : schema.variables()) {
            String levels = String.join(
                    "|", v.levels().stream().map(SchemaFiles::escaped).toList());
            variables.add(List.of(
                    v.name(),
                    v.kind().name(),
                    v.scale().name(),
                    v.unit(),
                    v.timing().name(),
                    levels));
        }
        Tsv.write(folder.resolve("variables.tsv"), VARIABLES, variables);
        Tsv.write(folder.resolve("times.tsv"), TIMES, times(schema.grid()));
        Tsv.write(
                folder.resolve("selection.tsv"),
                SELECTION,
                report.counts().stream()
                        .map(count -> List.of(count.step(), Long.toString(count.units())))
                        .toList());
        Tsv.write(
                folder.resolve("inputs.tsv"),
                INPUTS,
                report.inputs().stream()
                        .map(input -> List.of(input.path(), Long.toString(input.bytes()), input.fingerprint()))
                        .toList());
        Tsv.write(
                folder.resolve("notes.tsv"),
                NOTES,
                report.notes().stream().map(List::of).toList());
    }

    private static List<List<String>> times(TimeGrid grid) {
        List<List<String>> times = new ArrayList<>();
        for (int step = 0; step < grid.steps(); step++) {
            TimePoint at = grid.at(step);
            String part = step < grid.start() ? "before" : "in";
            times.add(List.of(
                    Integer.toString(step),
                    Tsv.number(at.time()),
                    Tsv.number(at.redshift()),
                    Tsv.number(at.ageGyr()),
                    part));
        }
        return times;
    }

    static PanelSchema schema(Path folder) {
        List<Variable> variables = Tsv.read(folder.resolve("variables.tsv"), VARIABLES).stream()
                .map(row -> new Variable(
                        row.get(0),
                        Kind.valueOf(row.get(1)),
                        Scale.valueOf(row.get(2)),
                        row.get(3),
                        Timing.valueOf(row.get(4)),
                        levels(row.get(5))))
                .toList();
        List<List<String>> times = Tsv.read(folder.resolve("times.tsv"), TIMES);
        List<TimePoint> points = times.stream()
                .map(row -> new TimePoint(Tsv.number(row.get(1)), Tsv.number(row.get(2)), Tsv.number(row.get(3))))
                .toList();
        int start =
                (int) times.stream().filter(row -> row.get(4).equals("before")).count();
        return new PanelSchema(variables, new TimeGrid(points, start));
    }

    static IngestReport report(Path folder) {
        return new IngestReport(
                Tsv.read(folder.resolve("notes.tsv"), NOTES).stream()
                        .map(row -> row.get(0))
                        .toList(),
                Tsv.read(folder.resolve("selection.tsv"), SELECTION).stream()
                        .map(row -> new SelectionCount(row.get(0), Long.parseLong(row.get(1))))
                        .toList(),
                Tsv.read(folder.resolve("inputs.tsv"), INPUTS).stream()
                        .map(row -> new InputFile(row.get(0), Long.parseLong(row.get(1)), row.get(2)))
                        .toList());
    }

    private static String escaped(String level) {
        return level.replace("%", "%25").replace("|", "%7C");
    }

    private static List<String> levels(String joined) {
        return joined.isEmpty()
                ? List.of()
                : List.of(joined.split("\\|", -1)).stream()
                        .map(level -> level.replace("%7C", "|").replace("%25", "%"))
                        .toList();
    }
}
