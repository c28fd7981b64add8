package org.galcause.redshiftsweep.stages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.PlanFile;
import org.galcause.redshiftsweep.plan.Slice;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.run.Sweep;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.store.Outcome;
import org.galcause.redshiftsweep.store.Writers;

/** How far the run in a folder is, told from its files alone: nothing of the data is read. */
public final class RunStatus {

    private final ResultFolder folder;
    private final PlanFile planned;
    private final CellStore store;
    private final List<Cell> lacking;
    private final List<Writers.Alive> writers;

    /**
     * The status of a folder.
     *
     * @throws UserError when there is no run in it
     */
    public RunStatus(ResultFolder folder) {
        this.folder = folder;
        this.planned = plan(folder);
        this.store = new CellStore(folder.path());
        this.lacking = Sweep.missing(planned.plan(), store);
        this.writers = Writers.alive(folder.path());
    }

    /** The text of the plan in a folder, whole or damaged; a sentence where there is none. */
    public static String requirePlan(ResultFolder folder) {
        return folder.read(PlanFile.NAME)
                .orElseThrow(() -> UserError.data(folder.path()
                        + ": no run has been planned here; start one with galcause run STUDY --to " + folder.path()));
    }

    static PlanFile plan(ResultFolder folder) {
        return PlanFile.parse(requirePlan(folder))
                .orElseThrow(() -> UserError.data(folder.file(PlanFile.NAME)
                        + ": damaged; run the study again: it writes the plan anew and computes only what is missing"));
    }

    /** Whether every cell that is needed has a result, and the tables are there. */
    public boolean isComplete() {
        return lacking.isEmpty() && folder.read(ResultFolder.MARK).isEmpty();
    }

    /** The whole text, line by line. */
    public List<String> lines() {
        SweepPlan plan = planned.plan();
        List<Cell> running =
                cells(writers.stream().flatMap(w -> w.cells().stream()).toList());
        Map<String, List<Cell>> failed = failed(running);
        int failures = failed.values().stream().mapToInt(List::size).sum();
        List<Cell> missing = lacking.stream()
                .filter(cell ->
                        !running.contains(cell) && failed.values().stream().noneMatch(cells -> cells.contains(cell)))
                .toList();
        List<Cell> done =
                plan.cells().stream().filter(c -> !lacking.contains(c)).toList();
        List<String> lines = new ArrayList<>();
        lines.add("study " + planned.study() + ", " + planned.units() + " units, "
                + plan.cells().size() + " cells: "
                + done.size() + " done, " + running.size() + " running, " + failures + " failed, " + missing.size()
                + " missing");
        add(lines, "done", done, "");
        add(lines, "running", running, "");
        failed.forEach((why, cells) -> add(lines, "failed", cells, ": " + why));
        add(lines, "missing", missing, "");
        refusals().forEach((estimator, why) -> lines.add("refused  " + estimator + ": " + why));
        writers.forEach(writer -> lines.add("at work  " + writer.name() + ": " + writer.what()));
        lines.add("tables   "
                + (folder.read(ResultFolder.MARK).isPresent()
                        ? "not up to date; galcause sweep STUDY --collect makes them when no cell is missing"
                        : "complete"));
        return lines;
    }

    /** The tasks of an array of {@code count} slices that have something left to do, as sbatch's {@code --array} takes them. */
    public String slicesLeft(int count) {
        return lacking.stream()
                .map(cell -> Slice.holding(cell, planned.plan(), count))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private List<Cell> cells(List<String> keys) {
        return lacking.stream().filter(cell -> keys.contains(cell.key())).toList();
    }

    private Map<String, List<Cell>> failed(List<Cell> running) {
        Map<String, List<Cell>> failed = new LinkedHashMap<>();
        for (Cell cell : lacking) {
            Optional<String> why = store.failure(cell.key()).filter(w -> !running.contains(cell));
            why.ifPresent(
                    w -> failed.computeIfAbsent(w, key -> new ArrayList<>()).add(cell));
        }
        return failed;
    }

    private Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        for (Cell sample : planned.plan().samples()) {
            store.find(sample.key())
                    .map(result -> result.outcomes().get(0))
                    .filter(outcome -> outcome instanceof Outcome.Failed)
                    .ifPresent(outcome -> refusals.put(sample.estimator(), ((Outcome.Failed) outcome).reason()));
        }
        return refusals;
    }

    private static void add(List<String> lines, String state, List<Cell> cells, String why) {
        new CellRanges(cells).words().forEach(words -> lines.add(String.format("%-8s ", state) + words + why));
    }
}
