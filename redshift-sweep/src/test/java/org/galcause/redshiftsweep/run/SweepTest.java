package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.Collector;
import org.galcause.redshiftsweep.results.CsvFile;
import org.galcause.redshiftsweep.store.CellCodec;
import org.galcause.redshiftsweep.store.CellStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final Analysis ANALYSIS = SmallStudy.analysis();
    private static final SweepPlan PLAN = SweepPlan.of(ANALYSIS, Fingerprint.of(ANALYSIS.panel()));

    private static Sweep.Tally complete(Path folder, CellRunner runner) {
        Progress silent = new Progress(System.err, Progress.Manner.SILENT, InstantSource.system());
        return new Sweep(PLAN, new CellStore(folder), silent, cell -> {}).complete(runner);
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

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(".cells"))) {
            for (Path file : files.toList()) {
                bytes.put(String.valueOf(file.getFileName()), Fingerprint.of(Files.readAllBytes(file)));
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
        assertThat(complete(one, Runners.threads(ANALYSIS, 1))).isEqualTo(new Sweep.Tally(8, 0));
        complete(two, Runners.threads(ANALYSIS, 2));
        try (SparkGate spark = new SparkGate(java.util.Optional.of("local[2]"))) {
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
        java.util.Collections.reverse(backwards);
        CellStore store = new CellStore(pieces);
        CellRunner runner = Runners.threads(ANALYSIS, 1);
        backwards.forEach(cell -> runner.run(List.of(cell), (done, bytes) -> store.keep(done.key(), bytes)));
        assertThat(tables(pieces)).isEqualTo(tables(whole));
    }

    @Test
    void aRunThatDiesIsFinishedByTheNextWithoutComputingTwice(@TempDir Path died, @TempDir Path whole) {
        AtomicInteger left = new AtomicInteger(4);
        CellWork work = new CellWork(ANALYSIS);
        CellRunner dying = new ThreadRunner(
                1,
                cell -> {
                    if (left.decrementAndGet() < 0) {
                        throw new IllegalStateException("killed");
                    }
                    return CellCodec.encode(work.compute(cell));
                },
                "dying");
        assertThatThrownBy(() -> complete(died, dying)).hasMessage("killed");
        assertThat(complete(died, Runners.threads(ANALYSIS, 2))).isEqualTo(new Sweep.Tally(4, 4));
        complete(whole, Runners.threads(ANALYSIS, 2));
        assertThat(tables(died)).isEqualTo(tables(whole));
    }

    @Test
    void aDamagedOrForeignFileIsComputedAgain(@TempDir Path folder) throws IOException {
        complete(folder, Runners.threads(ANALYSIS, 2));
        Map<String, String> before = bytes(folder);
        List<Path> files = before.keySet().stream()
                .map(name -> folder.resolve(".cells").resolve(name))
                .toList();
        byte[] flipped = Files.readAllBytes(files.get(0));
        flipped[flipped.length / 2] ^= 1;
        Files.write(files.get(0), flipped);
        Files.write(files.get(1), new byte[] {1, 2, 3});
        Files.copy(files.get(3), files.get(2), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(complete(folder, Runners.threads(ANALYSIS, 1))).isEqualTo(new Sweep.Tally(3, 5));
        assertThat(bytes(folder)).isEqualTo(before);
    }
}
