package org.galcause.redshiftsweep.explain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.identification.Identification;
import org.galcause.causalmodel.identification.Identifier;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.study.OptionValue;
import org.galcause.redshiftsweep.study.QuestionSpec;
import org.galcause.redshiftsweep.study.Study;

/**
 * Puts a study into words. Of the data, a table's ids and times, or a simulation's selection, may be looked at; otherwise, and where that cannot be done, times that
 * only the data know are stood in for.
 */
public final class StudyExplanation {

    private final Study study;
    private final TimeGrid grid;
    private final boolean standIn;
    private final DataSize size;

    /** The explanation of a study, without a look at its data. */
    public StudyExplanation(Study study) {
        this(study, DataSize.unknown());
    }

    /**
     * The same with a look at the ids and times of its table, or at the galaxies of its selection, where that takes some seconds at most.
     *
     * @param spark counts the rows of Parquet
     */
    public static StudyExplanation withALookAtTheData(Study study, Supplier<SparkSession> spark) {
        return new StudyExplanation(study, DataSize.of(study, spark));
    }

    private StudyExplanation(Study study, DataSize size) {
        this.study = study;
        this.size = size;
        List<Double> declared = declaredTimes();
        this.standIn = declared.isEmpty();
        this.grid = standIn
                ? standInGrid()
                : TimeGrid.of(declared.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private List<Double> declaredTimes() {
        if (study.request().source() instanceof Source.Simulation simulation) {
            return simulation.snapshots().stream().map(Integer::doubleValue).toList();
        } else if (study.request().source() instanceof Source.WideTable wide) {
            return wide.times();
        }
        Source.LongTable table = (Source.LongTable) study.request().source();
        return size.times().orElseGet(() -> table.snapshot().map(List::of).orElse(table.times()));
    }

    private TimeGrid standInGrid() {
        if (study.question().at() instanceof QuestionSpec.At.Times given) {
            return TimeGrid.of(given.times().stream()
                    .sorted()
                    .distinct()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
        int steps = Math.max(study.graph().longestLag() + 2, 3);
        return TimeGrid.of(IntStream.range(0, steps).asDoubleStream().toArray());
    }

    /** Fails with the open paths and remedies when the question is not identified. */
    public void requireIdentified() {
        identify().orElseThrow();
    }

    /** The same, but leaves it open while times that only the data know are stood in for. */
    public void requireIdentifiedIfTimesAreDeclared() {
        if (!standIn) {
            requireIdentified();
        }
    }

    private Identification identify() {
        return identify(study, grid);
    }

    private static Identification identify(Study study, TimeGrid grid) {
        PanelSchema schema = new PanelSchema(
                study.request().variables().stream()
                        .map(VariableRequest::variable)
                        .toList(),
                grid);
        return Identifier.identify(study.graph(), schema, study.question().on(grid), study.latent());
    }

    /** What must be adjusted for at each of a panel's times, and why. */
    public static String identification(Study study, List<TimePoint> times) {
        return identify(study, new TimeGrid(times, 0)).explain();
    }

    /** The whole text, with costs by rules of thumb. */
    public String text() {
        return text(CostWords.byThumb(study, grid));
    }

    /**
     * The whole text, with costs measured on this machine, which takes some seconds.
     *
     * @param results the folder where the results go: what is done there already costs nothing
     */
    public String measuredText(Path results) {
        return text(CostWords.measured(study, grid, size, results));
    }

    private String text(CostWords cost) {
        List<String> lines = new ArrayList<>();
        lines.add("study: " + study.name());
        section(lines, "question", new QuestionWords(study).lines());
        section(
                lines,
                "identification"
                        + (standIn
                                ? " (the table's times are not known before it is read; said for times "
                                        + grid.points().stream()
                                                .map(TimePoint::label)
                                                .collect(Collectors.joining(", ")) + ")"
                                : ""),
                identify().explain().lines().toList());
        section(lines, "files", files());
        section(
                lines,
                "variables",
                study.request().variables().stream()
                        .map(v -> v.variable().name() + ": " + v.variable().label() + ", " + VariableWords.of(v))
                        .toList());
        section(lines, "cells", cost.lines());
        section(lines, "options (every one, with its value and who set it)", options());
        return String.join("\n", lines) + "\n";
    }

    private static void section(List<String> lines, String title, List<String> content) {
        lines.add("");
        lines.add(title);
        content.forEach(line -> lines.add("  " + line));
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        if (study.request().source() instanceof Source.Simulation simulation) {
            files.add(state(simulation.root()) + ", snapshots " + simulation.snapshots() + ", trees "
                    + simulation.trees().name().toLowerCase(Locale.ROOT));
        } else if (study.request().source() instanceof Source.LongTable table) {
            files.add(state(table.path()));
        } else if (study.request().source() instanceof Source.WideTable table) {
            files.add(state(table.path()));
        }
        size.problem().ifPresent(problem -> files.add("could not be looked at: " + problem));
        return files;
    }

    private static String state(Path path) {
        return path + (Files.exists(path) ? "" : " (NOT THERE)");
    }

    private List<String> options() {
        return study.options().stream()
                .filter(value -> !value.path().startsWith("study file."))
                .filter(value -> value.origin() != OptionValue.Origin.DEFAULT
                        || !value.path().startsWith("question.regimes."))
                .map(StudyExplanation::option)
                .toList();
    }

    private static String option(OptionValue value) {
        String unit =
                value.option().unit().isEmpty() ? "" : " " + value.option().unit();
        return value.path() + " = " + value.value() + unit + "  ("
                + value.origin().name().toLowerCase(Locale.ROOT) + "; "
                + value.option().meaning() + ")";
    }
}
