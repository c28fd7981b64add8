package org.galcause.redshiftsweep.stages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.Collector;
import org.galcause.redshiftsweep.results.Collector.Refusal;
import org.galcause.redshiftsweep.results.KeptWeights;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.results.ResultTable;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.TableFiles;
import org.galcause.redshiftsweep.results.TableFormat;
import org.galcause.redshiftsweep.run.CellRunner;
import org.galcause.redshiftsweep.run.Progress;
import org.galcause.redshiftsweep.run.SparkGate;
import org.galcause.redshiftsweep.run.Sweep;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.study.EstimatorSpec;
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
    private final Outputs outputs;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Instant begun = Instant.now();

    /**
     * A run.
     *
     * @param study what is asked
     * @param folder where the results go
     * @param spark opened when needed
     * @param progress is told how far it is
     * @param runners decides where cells are computed
     * @param outputs what is written beside the CSV tables
     */
    public StudyRun(
            Study study,
            ResultFolder folder,
            SparkGate spark,
            Progress progress,
            RunnerChoice runners,
            Outputs outputs) {
        this.study = study;
        this.folder = folder;
        this.spark = spark;
        this.progress = progress;
        this.runners = runners;
        this.outputs = outputs;
    }

    /** Ingests, unless the panel is up to date. */
    public IngestedPanel ingest() {
        PanelStage stage = new PanelStage(study.request(), folder, spark);
        long start = System.nanoTime();
        Optional<IngestedPanel> there = stage.upToDate();
        IngestedPanel panel = there.orElseGet(() -> {
            folder.markIncomplete(List.of("panel", "cells of all estimators", "result tables", "figures"));
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
        Unfinished unfinished = new Unfinished(prepared);
        CellRunner runner = runners.runner(prepared.analysis(), spark);
        Sweep.Tally tally =
                new Sweep(prepared.plan(), prepared.store(), progress, unfinished::arrived).complete(runner);
        seconds.put("estimate", since(start));
        progress.say("cells: " + tally.computed() + " computed, " + tally.reused() + " already there ("
                + runner.describe() + ")");
        return tally;
    }

    /** Keeps the mark of the folder up to date while cells arrive. */
    private final class Unfinished {

        private final MissingCells cells;

        Unfinished(Prepared prepared) {
            cells = new MissingCells(prepared.plan().cells().stream()
                    .filter(cell -> prepared.store().find(cell.key()).isEmpty())
                    .toList());
            mark();
        }

        synchronized void arrived(Cell cell) {
            cells.arrived(cell);
            mark();
        }

        private void mark() {
            List<String> missing = new ArrayList<>(cells.words());
            missing.addAll(List.of("result tables", "figures"));
            folder.markIncomplete(missing);
        }
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
        folder.markIncomplete(List.of("result tables", "figures"));
        Collector.Collected collected = new Collector(prepared.analysis(), prepared.plan(), prepared.store()).collect();
        List<ResultTable> tables = new ArrayList<>(collected.tables().tables());
        truth(prepared).ifPresent(points -> tables.add(ResultTables.truthTable(points)));
        folder.deleteOthers(TABLES, tables);
        tables.forEach(folder::write);
        writeOtherFormats(tables);
        keepWeights(prepared, collected.refusals());
        folder.write("study.yaml", study.text());
        writeManifest(prepared, collected.refusals());
        return collected;
    }

    private void writeOtherFormats(List<ResultTable> tables) {
        TableFiles files = new TableFiles(folder);
        files.deleteOthers(TABLES, tables, outputs.formats());
        if (outputs.formats().contains(TableFormat.FITS)) {
            files.writeFits(tables);
        }
        if (outputs.formats().contains(TableFormat.PARQUET)) {
            files.writeParquet(tables, spark.session());
        }
    }

    private void keepWeights(Prepared prepared, List<Refusal> refusals) {
        TableFiles files = new TableFiles(folder);
        if (outputs.kept().contains(Outputs.Kept.WEIGHTS)) {
            List<String> refused = refusals.stream().map(Refusal::estimator).toList();
            List<String> answered = study.estimators().stream()
                    .map(EstimatorSpec::name)
                    .filter(name -> !refused.contains(name))
                    .toList();
            files.write(KeptWeights.of(prepared.analysis(), answered), spark.session());
        } else {
            files.deleteWeights();
        }
    }

    private Optional<List<TruthPoint>> truth(Prepared prepared) {
        TimeGrid grid = prepared.analysis().panel().schema().grid();
        return MockTruth.of(study, prepared.analysis(), grid);
    }

    private void writeManifest(Prepared prepared, List<Refusal> refusals) {
        folder.write("manifest.json", new Manifest(study, prepared, refusals, seconds).text());
    }

    /** Takes away the mark of an incomplete folder, and the cells of what an earlier run was asked. */
    public void complete(Prepared prepared) {
        folder.markComplete();
        prepared.store()
                .keepOnly(prepared.plan().cells().stream().map(Cell::key).collect(Collectors.toSet()), begun);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
