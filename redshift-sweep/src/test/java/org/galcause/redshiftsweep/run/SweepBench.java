package org.galcause.redshiftsweep.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.store.CellStore;

/** What a sweep costs beside its mathematics, and what a second thread brings; {@code bench/sweep} runs it. Not a test: a busy machine makes no failure. */
final class SweepBench {

    private static final int STEPS = 8;

    private SweepBench() {}

    public static void main(String[] arguments) throws IOException {
        Analysis analysis = analysis(20_000, 200);
        threads(analysis);
        overhead(analysis);
        counts(analysis);
        spark(analysis(60, 500));
    }

    /** Two estimators on a chain of length 8. */
    private static Analysis analysis(int units, int replicates) {
        String question = "at: last, regimes: {natural: natural, low: {set: -1}, high: {set: 1}}";
        return SmallStudy.analysis(SmallStudy.byTwo(question, units, replicates), units, STEPS);
    }

    private static void threads(Analysis analysis) {
        SweepPlan plan = SweepPlan.of(analysis, "bench");
        double one = Double.POSITIVE_INFINITY;
        double two = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            one = Math.min(one, seconds(() -> bare(analysis, plan, 1)));
            two = Math.min(two, seconds(() -> bare(analysis, plan, 2)));
        }
        say(
                "threads: %d cells in %.2f s on one, %.2f s on two: %.2fx (must 1.8x)",
                plan.cells().size(), one, two, one / two);
    }

    /** The mathematics alone: nothing is stored. */
    private static void bare(Analysis analysis, SweepPlan plan, int threads) {
        Runners.threads(analysis, threads).run(plan.cells(), (cell, bytes) -> {});
    }

    private static void overhead(Analysis analysis) throws IOException {
        SweepPlan plan = SweepPlan.of(analysis, "bench");
        double bare = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            bare = Math.min(bare, seconds(() -> bare(analysis, plan, 1)));
        }
        byte[][] bytes = new byte[1][];
        Runners.threads(analysis, 1).run(plan.cells().subList(2, 3), (cell, result) -> bytes[0] = result);
        double planned = best(() -> SweepPlan.of(analysis, Fingerprint.of(analysis.panel())));
        double stored = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            Path folder = Files.createTempDirectory("bench");
            stored = Math.min(stored, seconds(() -> store(folder, plan, bytes[0])));
            delete(folder);
        }
        say(
                "store and plan: %.1f ms to plan, %.2f ms a cell to store and read back; %d cells take %.2f s: %.2f %% of the sweep (must 2 %%); of a sweep whose cells take 10 s, %.3f %%",
                1000 * planned,
                1000 * stored / plan.cells().size(),
                plan.cells().size(),
                bare,
                100 * (planned + stored) / bare,
                100 * stored / plan.cells().size() / 10);
    }

    private static void store(Path folder, SweepPlan plan, byte[] bytes) {
        CellStore store = new CellStore(folder);
        plan.cells().forEach(cell -> store.keep(cell.key(), bytes));
        plan.cells().forEach(cell -> store.find(cell.key()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void counts(Analysis analysis) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new SweepInput(analysis));
        }
        int values = analysis.panel().units() * 3 * STEPS;
        AtomicLong result = new AtomicLong();
        List<Cell> cells = SweepPlan.of(analysis, "bench").replicates();
        Runners.threads(analysis, 1).run(cells.subList(0, 2), (cell, data) -> result.addAndGet(data.length));
        say(
                "broadcast: %,d bytes for %,d values and ids, once an executor; a cell of ten replicates comes back as %,d bytes",
                bytes.size(), values + analysis.panel().units(), result.get() / 2);
    }

    /** Cells that compute next to nothing: what is left is the driver's work for each. */
    private static void spark(Analysis analysis) throws IOException {
        SweepPlan plan = SweepPlan.of(analysis, "bench");
        List<Cell> cells = new ArrayList<>(plan.replicates());
        double bare = seconds(() -> Runners.threads(analysis, 2).run(cells, (cell, bytes) -> {}));
        try (SparkGate gate = new SparkGate(Optional.of("local[2]"), waiting -> {})) {
            CellRunner runner = Runners.spark(analysis, gate.session());
            runner.run(cells.subList(0, 20), (cell, bytes) -> {});
            Path folder = Files.createTempDirectory("bench");
            Progress silent = new Progress(System.err, Progress.Manner.SILENT, InstantSource.system());
            CellStore store = new CellStore(folder);
            double all = seconds(() -> new Sweep(new SweepPlan(cells), store, silent, cell -> {}).complete(runner));
            delete(folder);
            say(
                    "driver: %d cells as tasks of Spark in %.2f s, of which %.2f s are the cells themselves: %.1f s per 10,000 cells for scheduling and storing",
                    cells.size(), all, bare, 10_000 * Math.max(0, all - bare) / cells.size());
        }
    }

    private static double best(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            best = Math.min(best, seconds(work));
        }
        return best;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
