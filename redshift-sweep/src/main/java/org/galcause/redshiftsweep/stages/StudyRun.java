package org.galcause.redshiftsweep.stages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.Collector;
import org.galcause.redshiftsweep.results.Collector.Refusal;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.results.ResultTable;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.run.CellRunner;
import org.galcause.redshiftsweep.run.Progress;
import org.galcause.redshiftsweep.run.SparkGate;
import org.galcause.redshiftsweep.run.Sweep;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.study.Study;

/** One study on its way into one result folder. */
public final class StudyRun {

    private static final List<String> TABLES =
            List.of("curves", "estimates", "contrasts", "models", "weights", "diagnostics", "truth");

    private final Study study;
    private final ResultFolder folder;
    private final SparkGate spark;
    private final Progress progress;
    private final RunnerChoice runners;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /**
     * A run.
     *
     * @param study what is asked
     * @param folder where the results go
     * @param spark opened when needed
     * @param progress is told how far it is
     * @param runners decides where cells are computed
     */
    public StudyRun(Study study, ResultFolder folder, SparkGate spark, Progress progress, RunnerChoice runners) {
        this.study = study;
        this.folder = folder;
        this.spark = spark;
        this.progress = progress;
        this.runners = runners;
    }

    /** Ingests, unless the panel is up to date. */
    public IngestedPanel ingest() {
        PanelStage stage = new PanelStage(study.request(), folder, spark);
        long start = System.nanoTime();
        Optional<IngestedPanel> there = stage.upToDate();
        IngestedPanel panel = there.orElseGet(() -> {
            folder.markIncomplete("the panel and everything after it");
            return stage.ingested();
        });
        seconds.put("ingest", since(start));
        progress.say("panel: " + panel.panel().units() + " units x "
                + panel.panel().schema().steps() + " times, " + (there.isPresent() ? "up to date" : "ingested") + " ("
                + stage.place() + ")");
        panel.report().notes().forEach(note -> progress.say("  note: " + note));
        requireUnits(panel);
        return panel;
    }

    private static void requireUnits(IngestedPanel panel) {
        if (panel.panel().units() == 0) {
            throw UserError.data("The selection is empty: no unit is left ("
                    + String.join(
                            "; ",
                            panel.report().counts().stream()
                                    .map(c -> c.step() + ": " + c.units())
                                    .toList())
                    + "); widen data.select or look at the times.");
        }
    }

    /** Computes every cell that is missing. */
    public Sweep.Tally sweep(Prepared prepared) {
        long start = System.nanoTime();
        folder.markIncomplete("results of " + prepared.plan().cells().size() + " cells");
        CellRunner runner = runners.runner(prepared.analysis(), spark);
        Sweep.Tally tally = new Sweep(prepared.plan(), prepared.store(), progress).complete(runner);
        seconds.put("estimate", since(start));
        progress.say("cells: " + tally.computed() + " computed, " + tally.reused() + " already there ("
                + runner.describe() + ")");
        return tally;
    }

    /** The question on the panel with its plan and store. */
    public Prepared prepare(IngestedPanel ingested) {
        Panel panel = ingested.panel();
        Analysis analysis = Analysis.of(study, panel);
        String fingerprint = Fingerprint.of(panel);
        return new Prepared(
                ingested, analysis, fingerprint, SweepPlan.of(analysis, fingerprint), new CellStore(folder.path()));
    }

    /** A study on its panel, ready to be computed. */
    public record Prepared(
            IngestedPanel ingested, Analysis analysis, String fingerprint, SweepPlan plan, CellStore store) {}

    /** Collects the cells into the result tables and writes them with the study and the manifest. */
    public Collector.Collected collect(Prepared prepared) {
        folder.markIncomplete("result tables and figures");
        Collector.Collected collected = new Collector(prepared.analysis(), prepared.plan(), prepared.store()).collect();
        List<ResultTable> tables = new ArrayList<>(collected.tables().tables());
        truth(prepared).ifPresent(points -> tables.add(ResultTables.truthTable(points)));
        folder.deleteOthers(TABLES, tables);
        tables.forEach(folder::write);
        folder.write("study.yaml", study.text());
        writeManifest(prepared, collected.refusals());
        return collected;
    }

    private Optional<List<TruthPoint>> truth(Prepared prepared) {
        TimeGrid grid = prepared.analysis().panel().schema().grid();
        return MockTruth.of(study, prepared.analysis(), grid);
    }

    private void writeManifest(Prepared prepared, List<Refusal> refusals) {
        folder.write("manifest.json", new Manifest(study, prepared, refusals, seconds).text());
    }

    /** Takes away the mark of an incomplete folder. */
    public void complete() {
        folder.markComplete();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
