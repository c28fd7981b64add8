package org.galcause.redshiftsweep.stages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.run.Sweep;
import org.galcause.redshiftsweep.store.CellStore;

/** What a store lacks of a plan, in sentences: the cells that failed by reason, then those that nobody has computed. */
final class Lacking {

    private final SweepPlan plan;
    private final CellStore store;

    Lacking(SweepPlan plan, CellStore store) {
        this.plan = plan;
        this.store = store;
    }

    List<String> sentences() {
        List<Cell> lacking = Sweep.missing(plan, store);
        if (lacking.isEmpty()) {
            return List.of();
        }
        Map<String, List<Cell>> failed = new LinkedHashMap<>();
        List<Cell> missing = new ArrayList<>();
        for (Cell cell : lacking) {
            store.failure(cell.key())
                    .ifPresentOrElse(
                            why -> failed.computeIfAbsent(why, key -> new ArrayList<>())
                                    .add(cell),
                            () -> missing.add(cell));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("incomplete: " + lacking.size() + " of " + plan.cells().size()
                + " cells have no result; run it again, without --collect: only these are computed");
        failed.forEach((why, cells) ->
                new CellRanges(cells).words().forEach(words -> sentences.add("failed: " + words + ": " + why)));
        new CellRanges(missing).words().forEach(words -> sentences.add("missing: " + words));
        return sentences;
    }
}
