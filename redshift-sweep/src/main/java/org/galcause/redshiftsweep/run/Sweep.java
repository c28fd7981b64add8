package org.galcause.redshiftsweep.run;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Slice;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.store.CellResult;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.store.Outcome;
import org.galcause.redshiftsweep.store.Presence;

/** Brings the store up to a plan, or to one slice of it: computes what is missing or damaged, the samples first. */
public final class Sweep {

    private final SweepPlan plan;
    private final CellStore store;
    private final Progress progress;
    private final Listener listener;

    /** Is told what becomes of cells, by whichever thread computes them. */
    public interface Listener {

        /** A cell has been stored. */
        void arrived(Cell cell);

        /** A cell is begun. */
        default void begins(Cell cell) {}

        /** A cell could not be computed; why, in a sentence. */
        default void failed(Cell cell, String why) {}

        /** One that tells a presence which cells are being computed. */
        static Listener of(Presence presence, Consumer<Cell> arrived) {
            return new Listener() {
                @Override
                public void arrived(Cell cell) {
                    presence.ends(cell.key());
                    arrived.accept(cell);
                }

                @Override
                public void begins(Cell cell) {
                    presence.begins(cell.key());
                }

                @Override
                public void failed(Cell cell, String why) {
                    presence.ends(cell.key());
                }
            };
        }
    }

    /** A sweep of a plan into a store. */
    public Sweep(SweepPlan plan, CellStore store, Progress progress, Listener listener) {
        this.plan = plan;
        this.store = store;
        this.progress = progress;
        this.listener = listener;
    }

    /**
     * Computes what is not in the store. The replicates of an estimator that refuses the sample itself are left out.
     *
     * @return how many cells were computed, were there, and failed
     */
    public Tally complete(CellRunner runner) {
        return complete(runner, Slice.WHOLE);
    }

    /** The same for the cells of one slice. */
    public Tally complete(CellRunner runner, Slice slice) {
        List<Cell> mine = slice.of(plan);
        Tally samples = run(mine.stream().filter(Cell::isSample).toList(), runner, "samples");
        List<Cell> replicates = mine.stream().filter(cell -> !cell.isSample()).toList();
        return samples.plus(run(worthwhile(replicates), runner, "replicates"));
    }

    private List<Cell> worthwhile(List<Cell> replicates) {
        store.refresh();
        List<String> refused = refused(plan, store);
        return replicates.stream()
                .filter(cell -> !refused.contains(cell.estimator()))
                .toList();
    }

    /** The estimators that are known to refuse the sample: their replicates are not needed. */
    private static List<String> refused(SweepPlan plan, CellStore store) {
        return plan.samples().stream()
                .filter(cell -> store.find(cell.key()).filter(Sweep::isRefusal).isPresent())
                .map(Cell::estimator)
                .toList();
    }

    private static boolean isRefusal(CellResult sample) {
        return sample.outcomes().stream().anyMatch(o -> o instanceof Outcome.Failed);
    }

    private Tally run(List<Cell> cells, CellRunner runner, String what) {
        List<Cell> missing =
                cells.stream().filter(cell -> store.find(cell.key()).isEmpty()).toList();
        int there = cells.size() - missing.size();
        AtomicInteger failed = new AtomicInteger();
        if (!missing.isEmpty()) {
            progress.begin(what, missing.stream().mapToInt(Cell::size).sum());
            runner.run(missing, new Keeping(failed));
            progress.end();
        }
        return new Tally(missing.size() - failed.get(), there, failed.get());
    }

    /** Stores what arrives. */
    private final class Keeping implements CellRunner.Receiver {

        private final AtomicInteger failed;

        Keeping(AtomicInteger failed) {
            this.failed = failed;
        }

        @Override
        public void begins(Cell cell) {
            listener.begins(cell);
        }

        @Override
        public void accept(Cell cell, byte[] bytes) {
            store.keep(cell.key(), bytes);
            listener.arrived(cell);
            progress.advance(cell.size());
        }

        @Override
        public void fails(Cell cell, Throwable why) {
            failed.incrementAndGet();
            String sentence = FailureWords.sentence(why);
            store.keepFailure(cell.key(), sentence, FailureWords.trace(why));
            listener.failed(cell, sentence);
            progress.advance(cell.size());
        }
    }

    /** The cells of a plan that the result tables need and a store does not have. */
    public static List<Cell> missing(SweepPlan plan, CellStore store) {
        store.refresh();
        List<String> refused = refused(plan, store);
        return plan.cells().stream()
                .filter(cell -> store.find(cell.key()).isEmpty())
                .filter(cell -> !refused.contains(cell.estimator()))
                .toList();
    }

    /** How many cells were computed, how many were there already, and how many could not be computed. */
    public record Tally(int computed, int reused, int failed) {
        Tally plus(Tally other) {
            return new Tally(computed + other.computed, reused + other.reused, failed + other.failed);
        }
    }
}
