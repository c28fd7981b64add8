package org.galcause.redshiftsweep.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.Collector;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.store.Presence;
import org.galcause.redshiftsweep.study.Study;

/**
 * A sweep as a program of its own that starts in a second: plan, threads, store and tables of a small study in memory, nothing of Spark and no figures.
 * {@code bench/faults} kills it more often than it could kill the whole program. Of the arguments of {@code galcause run} it heeds {@code --to}.
 */
final class SweepDriver {

    private SweepDriver() {}

    public static void main(String[] arguments) {
        Instant begun = Instant.now();
        Path to = Path.of(arguments[List.of(arguments).indexOf("--to") + 1]).toAbsolutePath();
        Analysis analysis = SmallStudy.analysis(
                SmallStudy.byTwo("at: last, regimes: {natural: natural, low: {set: -1}, high: {set: 1}}", 300, 400),
                150,
                3);
        Study study = analysis.study();
        SweepPlan plan = SweepPlan.of(analysis, Fingerprint.of(analysis.panel()));
        ResultFolder folder = new ResultFolder(to);
        folder.claim(study.name(), study.text());
        CellStore store = new CellStore(to);
        folder.markIncomplete(List.of("cells"));
        Progress silent = new Progress(System.err, Progress.Manner.SILENT, InstantSource.system());
        try (Presence presence = new Presence(to, store.writer(), "driver")) {
            Sweep.Tally tally = new Sweep(plan, store, silent, Sweep.Listener.of(presence, cell -> {}))
                    .complete(Runners.threads(analysis, 2));
            System.out.println("cells: " + tally.computed() + " computed, " + tally.reused() + " already there");
        }
        new Collector(analysis, plan, store).collect().tables().tables().forEach(folder::write);
        folder.markComplete();
        folder.tidy(begun);
        store.keepOnly(plan.cells().stream().map(Cell::key).collect(Collectors.toSet()), begun);
    }
}
