package org.galcause.redshiftsweep.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.store.CellResult;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.store.Outcome;

/** Brings the store up to a plan: computes what is missing or damaged, the samples first. */
public final class Sweep {

    private final SweepPlan plan;
    private final CellStore store;
    private final Progress progress;
    private final Consumer<Cell> arrived;

    /**
     * A sweep of a plan into a store.
     *
     * @param arrived is told of every cell that has been stored, by whichever thread computed it
     */
    public Sweep(SweepPlan plan, CellStore store, Progress progress, Consumer<Cell> arrived) {
        this.plan = plan;
        this.store = store;
        this.progress = progress;
        this.arrived = arrived;
    }

    /**
     * Computes what is not in the store. The replicates of an estimator that refuses the sample itself are left out.
     *
     * @return how many cells were computed and how many were there
     */
    public Tally complete(CellRunner runner) {
        Tally samples = run(plan.samples(), runner, "samples");
        Map<String, Boolean> answered = new HashMap<>();
        plan.samples().forEach(cell -> answered.put(cell.estimator(), answered(cell)));
        List<Cell> worthwhile = plan.replicates().stream()
                .filter(cell -> answered.getOrDefault(cell.estimator(), false))
                .toList();
        return samples.plus(run(worthwhile, runner, "replicates"));
    }

    private Tally run(List<Cell> cells, CellRunner runner, String what) {
        List<Cell> missing =
                cells.stream().filter(cell -> store.find(cell.key()).isEmpty()).toList();
        int there = cells.size() - missing.size();
        if (!missing.isEmpty()) {
            int replicates = missing.stream().mapToInt(Cell::size).sum();
            progress.begin(what, replicates);
            runner.run(missing, (cell, bytes) -> {
                store.keep(cell.key(), bytes);
                arrived.accept(cell);
                progress.advance(cell.size());
            });
            progress.end();
        }
        return new Tally(missing.size(), there);
    }

    private boolean answered(Cell sample) {
        return store.find(sample.key()).map(Sweep::isAnswered).orElse(false);
    }

    private static boolean isAnswered(CellResult result) {
        return result.outcomes().stream().allMatch(o -> o instanceof Outcome.Answered);
    }

    /** The cells of a plan that are not in the store, without computing them. */
    public List<Cell> missing() {
        return plan.cells().stream()
                .filter(cell -> store.find(cell.key()).isEmpty())
                .toList();
    }

    /** How many cells were computed, and how many were there already. */
    public record Tally(int computed, int reused) {
        Tally plus(Tally other) {
            return new Tally(computed + other.computed, reused + other.reused);
        }
    }
}
