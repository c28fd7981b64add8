package org.galcause.redshiftsweep.stages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.results.ResultFolder;

/** Keeps the mark of a folder up to date while cells arrive: at the start, and then not more often than pays. */
final class IncompleteMark {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ResultFolder folder;
    private final CellRanges cells;
    private long last;

    IncompleteMark(ResultFolder folder, StudyRun.Prepared prepared) {
        this.folder = folder;
        this.cells = new CellRanges(prepared.plan().cells().stream()
                .filter(cell -> prepared.store().find(cell.key()).isEmpty())
                .toList());
        now();
    }

    synchronized void arrived(Cell cell) {
        cells.without(cell);
        if (System.nanoTime() - last > PAUSE.toNanos()) {
            now();
        }
    }

    synchronized void now() {
        List<String> missing = new ArrayList<>(cells.words());
        missing.addAll(List.of("result tables", "figures"));
        folder.markIncomplete(missing);
        last = System.nanoTime();
    }
}
