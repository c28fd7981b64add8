package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.agreement.Agreement;
import org.galcause.redshiftsweep.explain.StudyExplanation;
import org.galcause.redshiftsweep.figures.FigureStage;
import org.galcause.redshiftsweep.figures.ReportStage;
import org.galcause.redshiftsweep.plan.Slice;
import org.galcause.redshiftsweep.results.Collector.Collected;
import org.galcause.redshiftsweep.results.Collector.Refusal;
import org.galcause.redshiftsweep.results.ResultFiles;
import org.galcause.redshiftsweep.run.Sweep;
import org.galcause.redshiftsweep.stages.Outputs;
import org.galcause.redshiftsweep.stages.StudyRun;
import org.galcause.redshiftsweep.study.Study;

/** A study from end to end, with its closing summary. */
final class WholeStudy {

    private final Study study;
    private final CommonOptions options;
    private final Path otherwise;
    private final Outputs outputs;
    private final PrintWriter out;
    private final PrintWriter err;

    WholeStudy(Study study, StudyCommand command, Outputs outputs) {
        this(study, command.options(), Workbench.folderOf(study), outputs, command.out(), command.err());
    }

    WholeStudy(Study study, CommonOptions options, Path otherwise, Outputs outputs, PrintWriter out, PrintWriter err) {
        this.study = study;
        this.options = options;
        this.otherwise = otherwise;
        this.outputs = outputs;
        this.out = out;
        this.err = err;
    }

    /** Tables only; the exit status. */
    int estimate() {
        new StudyExplanation(study).requireIdentifiedIfTimesAreDeclared();
        try (Workbench workbench = Workbench.open(options, otherwise)) {
            StudyRun run = workbench.run(study, outputs);
            StudyRun.Prepared prepared = run.prepare(run.ingest());
            run.sweep(prepared, Slice.WHOLE);
            return tables(workbench, run, prepared);
        }
    }

    /** The cells of one slice only; the exit status. */
    int slice(Slice slice) {
        new StudyExplanation(study).requireIdentifiedIfTimesAreDeclared();
        try (Workbench workbench = Workbench.open(options, otherwise)) {
            StudyRun run = workbench.run(study, outputs);
            StudyRun.Prepared prepared = run.prepare(run.ingest());
            Sweep.Tally tally = run.sweep(prepared, slice);
            out.println("slice " + slice + " in " + workbench.folder().path() + ": " + tally.computed()
                    + " cells computed, " + tally.reused() + " already there, " + tally.failed() + " failed");
            if (tally.failed() > 0) {
                run.requireCells(prepared);
            }
            return 0;
        }
    }

    /** Tables of the cells that are there; the exit status. */
    int collect() {
        try (Workbench workbench = Workbench.open(options, otherwise)) {
            StudyRun run = workbench.run(study, outputs);
            return tables(workbench, run, run.prepare(run.ingest()));
        }
    }

    private int tables(Workbench workbench, StudyRun run, StudyRun.Prepared prepared) {
        run.requireCells(prepared);
        Collected collected = run.collect(prepared);
        run.complete(prepared, collected);
        return close(workbench, collected, List.of());
    }

    /** Tables, figures and report; the exit status. */
    int run() {
        new StudyExplanation(study).requireIdentifiedIfTimesAreDeclared();
        try (Workbench workbench = Workbench.open(options, otherwise)) {
            StudyRun run = workbench.run(study, outputs);
            StudyRun.Prepared prepared = run.prepare(run.ingest());
            run.sweep(prepared, Slice.WHOLE);
            run.requireCells(prepared);
            Collected collected = run.collect(prepared);
            List<Path> figures = new FigureStage(
                            study,
                            workbench.folder(),
                            prepared.analysis().panel().schema().grid().points())
                    .draw();
            new ReportStage(
                            study,
                            workbench.folder(),
                            prepared.analysis().estimand().explain())
                    .write(figures);
            run.complete(prepared, collected);
            return close(workbench, collected, figures);
        }
    }

    private int close(Workbench workbench, Collected collected, List<Path> figures) {
        new Summary(collected.tables(), ResultFiles.truth(workbench.folder())).print(out);
        List<String> agreement = new Agreement(collected.tables(), study.estimators()).sentences();
        if (!agreement.isEmpty()) {
            out.println();
            out.println("agreement of the estimators");
            agreement.forEach(sentence -> out.println("  " + sentence));
        }
        out.println();
        out.println("written to " + workbench.folder().path() + ":");
        collected
                .tables()
                .tables()
                .forEach(table -> out.println("  " + table.name() + ".csv  " + table.rows() + " rows"));
        out.println("  manifest.json, study.yaml");
        if (!figures.isEmpty()) {
            out.println("  figures/  " + figures.size() + " figures, each as png, svg, pdf and csv; report.html");
        }
        out.flush();
        return Math.max(refused(collected.refusals()), unsupported(collected));
    }

    private int unsupported(Collected collected) {
        Unsupported unsupported = new Unsupported(collected.tables().curves());
        Reservations regimes = new Reservations(collected.tables());
        unsupported.sentences().forEach(sentence -> err.println("galcause: " + sentence));
        regimes.cautions().forEach(sentence -> err.println("galcause: " + sentence));
        regimes.weights().forEach(sentence -> err.println("galcause: " + sentence));
        regimes.refusals().forEach(sentence -> err.println("galcause: " + sentence));
        return unsupported.isEverything() || regimes.isAnyLeft() ? UserError.Cause.QUESTION.exitStatus() : 0;
    }

    private int refused(List<Refusal> refusals) {
        refusals.forEach(
                refusal -> err.println("galcause: " + refusal.estimator() + " gave no answer: " + refusal.reason()));
        boolean all = refusals.size() == study.estimators().size();
        return refusals.stream()
                .map(Refusal::kind)
                .map(kind -> all || kind == UserError.Cause.QUESTION ? kind : UserError.Cause.INCOMPLETE)
                .mapToInt(UserError.Cause::exitStatus)
                .max()
                .orElse(0);
    }
}
