package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.Slice;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.Collector;
import org.galcause.redshiftsweep.results.CsvFile;
import org.galcause.redshiftsweep.store.CellCodec;
import org.galcause.redshiftsweep.store.CellStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final Analysis ANALYSIS = SmallStudy.analysis(
            SmallStudy.byTwo("at: last, regimes: {natural: natural, low: {set: -1}, high: {set: 1}}", 300, 23), 150, 3);
    private static final SweepPlan PLAN = SweepPlan.of(ANALYSIS, Fingerprint.of(ANALYSIS.panel()));

    private static Progress silent() {
        return new Progress(System.err, Progress.Manner.SILENT, InstantSource.system());
    }

    private static Sweep.Tally complete(Path folder, CellRunner runner) {
        return new Sweep(PLAN, new CellStore(folder), silent(), cell -> {}).complete(runner);
    }

    private static String tables(Path folder) {
        StringBuilder text = new StringBuilder();
        new Collector(ANALYSIS, PLAN, new CellStore(folder))
                .collect()
                .tables()
                .tables()
                .forEach(table -> text.append(table.name()).append('\n').append(CsvFile.text(table)));
        return text.toString();
    }

    /** The first part of a cell's file name; who wrote it differs from run to run. */
    private static String key(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.indexOf('.'));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".cells"))) {
            return files.sorted().toList();
        }
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(".cells"))) {
            for (Path file : files.toList()) {
                bytes.put(key(file), Fingerprint.of(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }

    @Test
    void planHasTheSampleFirstAndEveryReplicateOnce() {
        assertThat(PLAN.cells()).hasSize(2 * (1 + 3));
        assertThat(PLAN.cells().subList(0, 2)).allMatch(Cell::isSample);
        assertThat(PLAN.of("ice")).extracting(Cell::first).containsExactly(0, 1, 11, 21);
        assertThat(PLAN.of("ice")).extracting(Cell::last).containsExactly(0, 10, 20, 23);
        assertThat(PLAN.cells()).extracting(Cell::key).doesNotHaveDuplicates();
    }

    @Test
    void oneThreadTwoThreadsAndSparkGiveTheSameBytes(@TempDir Path one, @TempDir Path two, @TempDir Path three)
            throws IOException {
        assertThat(complete(one, Runners.threads(ANALYSIS, 1))).isEqualTo(new Sweep.Tally(8, 0, 0));
        complete(two, Runners.threads(ANALYSIS, 2));
        try (SparkGate spark = new SparkGate(Optional.of("local[2]"), waiting -> {})) {
            complete(three, Runners.spark(ANALYSIS, spark.session()));
        }
        assertThat(bytes(two)).isEqualTo(bytes(one));
        assertThat(bytes(three)).isEqualTo(bytes(one));
        assertThat(tables(three)).isEqualTo(tables(one)).contains("ice,high,2,").contains("replicates-failed");
    }

    @Test
    void aSweepInPiecesInAnyOrderEqualsOneRun(@TempDir Path whole, @TempDir Path pieces) {
        complete(whole, Runners.threads(ANALYSIS, 2));
        List<Cell> backwards = new ArrayList<>(PLAN.cells());
        Collections.reverse(backwards);
        CellStore store = new CellStore(pieces);
        CellRunner runner = Runners.threads(ANALYSIS, 1);
        backwards.forEach(cell -> runner.run(List.of(cell), (done, bytes) -> store.keep(done.key(), bytes)));
        assertThat(tables(pieces)).isEqualTo(tables(whole));
    }

    @Test
    void everySliceAloneInAnyOrderEqualsOneRun(@TempDir Path whole, @TempDir Path sliced) throws IOException {
        complete(whole, Runners.threads(ANALYSIS, 2));
        int cells = 0;
        for (int index : List.of(3, 1, 4, 2, 5)) {
            Slice slice = new Slice(index, 5);
            cells += slice.of(PLAN).size();
            Sweep.Tally tally = new Sweep(PLAN, new CellStore(sliced), silent(), cell -> {})
                    .complete(Runners.threads(ANALYSIS, 1), slice);
            assertThat(tally).isEqualTo(new Sweep.Tally(slice.of(PLAN).size(), 0, 0));
            assertThat(Sweep.missing(PLAN, new CellStore(sliced)))
                    .hasSize(PLAN.cells().size() - cells);
        }
        assertThat(bytes(sliced)).isEqualTo(bytes(whole));
        assertThat(tables(sliced)).isEqualTo(tables(whole));
    }

    @Test
    void twoSweepsAtOnceIntoOneFolderBothFinish(@TempDir Path both, @TempDir Path whole) throws IOException {
        complete(whole, Runners.threads(ANALYSIS, 2));
        CompletableFuture<Sweep.Tally> other =
                CompletableFuture.supplyAsync(() -> complete(both, Runners.threads(ANALYSIS, 1)));
        Sweep.Tally mine = complete(both, Runners.threads(ANALYSIS, 1));
        assertThat(mine.computed() + mine.reused()).isEqualTo(8);
        assertThat(other.join().failed()).isZero();
        assertThat(bytes(both)).isEqualTo(bytes(whole));
        assertThat(tables(both)).isEqualTo(tables(whole));
        assertThat(faults(both)).isEmpty();
    }

    @Test
    void aRunThatDiesIsFinishedByTheNextWithoutComputingTwice(@TempDir Path died, @TempDir Path whole) {
        CellRunner dying = dying(4, UserError.incomplete("no more"));
        assertThatThrownBy(() -> complete(died, dying)).hasMessage("no more");
        assertThat(complete(died, Runners.threads(ANALYSIS, 2))).isEqualTo(new Sweep.Tally(5, 3, 0));
        complete(whole, Runners.threads(ANALYSIS, 2));
        assertThat(tables(died)).isEqualTo(tables(whole));
    }

    @Test
    void aFailedCellDoesNotStopTheOthersAndIsComputedByTheNext(@TempDir Path failed, @TempDir Path whole) {
        assertThat(complete(failed, dying(3, new IllegalStateException("sudden zero"))))
                .isEqualTo(new Sweep.Tally(7, 0, 1));
        CellStore store = new CellStore(failed);
        List<Cell> missing = Sweep.missing(PLAN, store);
        assertThat(missing).hasSize(1);
        assertThat(store.failure(missing.get(0).key()))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("internal error: IllegalStateException: sudden zero"));
        assertThatThrownBy(() -> tables(failed)).hasMessageContaining("are missing");
        assertThat(complete(failed, Runners.threads(ANALYSIS, 1))).isEqualTo(new Sweep.Tally(1, 7, 0));
        assertThat(new CellStore(failed).failure(missing.get(0).key())).isEmpty();
        complete(whole, Runners.threads(ANALYSIS, 2));
        assertThat(tables(failed)).isEqualTo(tables(whole));
    }

    /** Computes one cell after the other, but on the {@code n}-th throws. */
    private static CellRunner dying(int n, RuntimeException why) {
        AtomicInteger left = new AtomicInteger(n);
        CellWork work = new CellWork(ANALYSIS);
        return new ThreadRunner(
                1,
                cell -> {
                    if (left.decrementAndGet() == 0) {
                        throw why;
                    }
                    return CellCodec.encode(work.compute(cell));
                },
                "dying");
    }

    @Test
    void aDamagedOrForeignFileIsComputedAgain(@TempDir Path folder) throws IOException {
        complete(folder, Runners.threads(ANALYSIS, 2));
        Map<String, String> before = bytes(folder);
        List<Path> files = files(folder);
        byte[] flipped = Files.readAllBytes(files.get(0));
        flipped[flipped.length / 2] ^= 1;
        Files.write(files.get(0), flipped);
        Files.write(files.get(1), new byte[] {1, 2, 3});
        Files.copy(files.get(3), files.get(2), StandardCopyOption.REPLACE_EXISTING);
        Path foreign = Files.copy(files.get(3), files.get(3).resolveSibling("0000.elsewhere-1-a.cell"));
        assertThat(faults(folder))
                .containsOnlyKeys(files.get(0), files.get(1), files.get(2), foreign)
                .containsEntry(foreign, "belongs to no cell of this study");
        Files.delete(foreign);
        assertThat(complete(folder, Runners.threads(ANALYSIS, 1))).isEqualTo(new Sweep.Tally(3, 5, 0));
        assertThat(bytes(folder)).isEqualTo(before);
        assertThat(faults(folder)).isEmpty();
    }

    private static Map<Path, String> faults(Path folder) {
        return new CellStore(folder).faults(PLAN.cells().stream().map(Cell::key).collect(Collectors.toSet()));
    }
}
