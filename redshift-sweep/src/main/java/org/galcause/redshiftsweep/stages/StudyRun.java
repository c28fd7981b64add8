package org.galcause.redshiftsweep.stages;

import java.nio.file.Path;
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
import org.galcause.ingesttng.chunks.RequestSource;
import org.galcause.ingesttng.panelstore.PanelStore;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.PlanFile;
import org.galcause.redshiftsweep.plan.Slice;
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
import org.galcause.redshiftsweep.store.Presence;
import org.galcause.redshiftsweep.store.Writers;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;

/** One study on its way into one result folder. */
public final class StudyRun {

    static final List<String> TABLES =
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

    /**
     * Ingests, unless the panel is up to date.
     *
     * @throws UserError when the folder holds the results of another study
     */
    public IngestedPanel ingest() {
        folder.claim(study.name(), study.text());
        PanelStage stage = new PanelStage(study.request(), travelling(study), folder, spark, runners.panel());
        long start = System.nanoTime();
        Optional<IngestedPanel> there = stage.upToDate();
        IngestedPanel panel = there.orElseGet(() -> {
            folder.markIncomplete(List.of("panel", "cells of all estimators", "result tables", "figures"));
            stage.damage().ifPresent(progress::say);
            return stage.ingested();
        });
        folder.write(ResultFolder.STUDY, study.text());
        seconds.put("ingest", since(start));
        progress.say("panel: " + panel.panel().units() + " units x "
                + panel.panel().schema().steps() + " times, " + (there.isPresent() ? "up to date" : "ingested") + " ("
                + stage.place() + ")");
        panel.report().notes().forEach(note -> progress.say("  note: " + note));
        requireUnits(panel);
        return panel;
    }

    /** The request as executors make it anew, of the study's text. */
    private static RequestSource travelling(Study study) {
        String text = study.text();
        String file = study.file().toString();
        long seed = study.seedOverride().orElse(-1L);
        return () -> {
            Study same = StudyFile.parse(text, Path.of(file));
            return (seed >= 0 ? same.withSeed(seed) : same).request();
        };
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

    /** Computes every cell of a slice that is missing. */
    public Sweep.Tally sweep(Prepared prepared, Slice slice) {
        long start = System.nanoTime();
        IncompleteMark mark = new IncompleteMark(folder, prepared);
        CellRunner runner =
                runners.runner(prepared.analysis(), PanelStore.blocks(folder.file(PanelStage.FOLDER)), spark);
        String what = (slice.isWhole() ? "sweep" : "slice " + slice) + " on " + runner.describe();
        try (Presence presence = new Presence(folder.path(), prepared.store().writer(), what)) {
            Sweep.Tally tally = new Sweep(
                            prepared.plan(), prepared.store(), progress, Sweep.Listener.of(presence, mark::arrived))
                    .complete(runner, slice);
            seconds.put("estimate", since(start));
            progress.say((slice.isWhole() ? "" : "slice " + slice + ": ") + "cells: " + tally.computed()
                    + " computed, " + tally.reused() + " already there"
                    + (tally.failed() == 0 ? "" : ", " + tally.failed() + " FAILED") + " (" + runner.describe() + ")");
            return tally;
        }
    }

    /**
     * Makes sure that the store has every cell that the tables need.
     *
     * @throws UserError of kind INCOMPLETE with a list of what is missing, and why where that is known
     */
    public void requireCells(Prepared prepared) {
        List<String> lacking = new Lacking(prepared.plan(), prepared.store()).sentences();
        if (!lacking.isEmpty()) {
            new IncompleteMark(folder, prepared).now();
            throw UserError.incomplete(lacking);
        }
    }

    /** The question on the panel with its plan and store. */
    public Prepared prepare(IngestedPanel ingested) {
        Panel panel = ingested.panel();
        Analysis analysis = Analysis.of(study, panel);
        String fingerprint = Fingerprint.of(panel);
        SweepPlan plan = SweepPlan.of(analysis, fingerprint);
        String text = new PlanFile(study.name(), fingerprint, panel.units(), plan).text();
        if (!folder.read(PlanFile.NAME).equals(Optional.of(text))) {
            folder.write(PlanFile.NAME, text);
        }
        return new Prepared(ingested, analysis, fingerprint, plan, new CellStore(folder.path()));
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

    /**
     * Writes the manifest, takes away the mark of an incomplete folder, and the cells of what an earlier run was asked. While another
     * process is at work in the folder nothing is taken away from it.
     */
    public void complete(Prepared prepared, Collector.Collected collected) {
        ManifestFile manifest = new ManifestFile(folder);
        manifest.write(new Manifest(study, prepared, collected.refusals(), seconds).json());
        folder.markComplete();
        if (Writers.alive(folder.path()).isEmpty()) {
            Writers.forgetTheDead(folder.path());
            folder.tidy(begun);
            prepared.store()
                    .keepOnly(prepared.plan().cells().stream().map(Cell::key).collect(Collectors.toSet()), begun);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
