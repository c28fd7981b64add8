package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a panel that wait for each other: what one of them cannot do is said by itself, at once, and for that cell alone. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PartsOnSparkTest {

    private static final Analysis ANALYSIS = SmallStudy.analysis(
            SmallStudy.byTwo("at: last, regimes: {natural: natural, low: {set: -1}}", 5_000, 0), 5_000, 3);
    private static final SparkGate SPARK = new SparkGate(Optional.of("local[2]"), waiting -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void blocks() {
        Panel panel = ANALYSIS.panel();
        for (int b = 0; b < panel.blocks().size(); b++) {
            BlockFolder.write(folder, panel.schema(), b, panel.blocks().get(b));
        }
        assertThat(panel.blocks()).hasSize(2);
    }

    @AfterAll
    static void close() {
        SPARK.close();
    }

    private static final class Received implements CellRunner.Receiver {

        private final List<Cell> computed = new ArrayList<>();
        private final Map<Cell, String> failures = new HashMap<>();

        @Override
        public void accept(Cell cell, byte[] bytes) {
            computed.add(cell);
        }

        @Override
        public void fails(Cell cell, Throwable why) {
            failures.put(cell, FailureWords.sentence(why));
        }
    }

    @Test
    void aPartThatFailsSaysWhyAndItsCellIsNotTriedAgain() {
        AtomicInteger jobs = new AtomicInteger();
        CellRunner runner = Runners.sparkOnBlocks(ANALYSIS, folder, SPARK.session());
        assertThat(runner.describe()).endsWith("2 parts");
        SparkContext context = SPARK.session().sparkContext();
        SparkListener counting = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                jobs.incrementAndGet();
            }
        };
        context.addSparkListener(counting);
        Cell nobody = new Cell("nobody", 0, 0, "key");
        List<Cell> cells = new ArrayList<>(List.of(nobody));
        cells.addAll(SweepPlan.of(ANALYSIS, "panel").cells());
        Received received = new Received();
        runner.run(cells, received);
        context.removeSparkListener(counting);
        assertThat(received.failures)
                .containsExactly(Map.entry(nobody, "internal error: IllegalArgumentException: no estimator nobody"));
        assertThat(received.computed).hasSize(2);
        assertThat(jobs.get()).as("one for each cell").isLessThanOrEqualTo(3);
    }

    @Test
    void aFolderThatExecutorsDoNotSeeEndsTheRunWithItsSentence() {
        CellRunner runner = Runners.sparkOnBlocks(ANALYSIS, folder.resolve("elsewhere"), SPARK.session());
        assertThatThrownBy(() -> runner.run(SweepPlan.of(ANALYSIS, "panel").cells(), new Received()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "elsewhere is not to be seen from ",
                        "on a file system that all executors see, under the same path");
    }
}
