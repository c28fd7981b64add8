package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SparkRunnerTest {

    private static final Analysis ANALYSIS = SmallStudy.analysis(
            SmallStudy.byTwo("at: last, regimes: {natural: natural, low: {set: -1}}", 200, 40), 60, 3);
    private static final SparkGate SPARK = new SparkGate(Optional.of("local[2]"), waiting -> {});

    private static final class Received implements CellRunner.Receiver {

        private final Map<Cell, byte[]> results = new ConcurrentHashMap<>();
        private final Map<Cell, String> failures = new ConcurrentHashMap<>();

        @Override
        public void accept(Cell cell, byte[] bytes) {
            results.put(cell, bytes);
        }

        @Override
        public void fails(Cell cell, Throwable why) {
            failures.put(cell, String.valueOf(why.getMessage()));
        }
    }

    @AfterAll
    static void close() {
        SPARK.close();
    }

    private static CellRunner runner() {
        return Runners.spark(ANALYSIS, SPARK.session());
    }

    @Test
    void aCellThatCannotBeComputedDoesNotStopTheOthers() {
        List<Cell> good = SweepPlan.of(ANALYSIS, "panel").cells();
        Cell nobody = new Cell("nobody", 0, 0, "key");
        List<Cell> all = new ArrayList<>(good);
        all.add(1, nobody);
        Received received = new Received();
        runner().run(all, received);
        assertThat(received.failures).containsExactly(Map.entry(nobody, "no estimator nobody"));
        assertThat(received.results.keySet()).containsExactlyInAnyOrderElementsOf(good);
    }

    @Test
    void nothingMoreIsComputedWhenNothingCanBeStored() {
        AtomicInteger asked = new AtomicInteger();
        CellRunner.Receiver full = (cell, bytes) -> {
            asked.incrementAndGet();
            throw UserError.data("the disk is full");
        };
        assertThatThrownBy(() -> runner().run(SweepPlan.of(ANALYSIS, "panel").cells(), full))
                .isInstanceOf(UserError.class)
                .hasMessage("the disk is full");
        assertThat(asked.get()).isBetween(1, 10);
    }

    @Test
    void cellsOfAJobThatSparkGivesUpAreComputedOneByOne() {
        List<Cell> cells = SweepPlan.of(ANALYSIS, "panel").cells();
        Received received = new Received();
        runner().run(cells, new CellRunner.Receiver() {
            private boolean first = true;

            @Override
            public void accept(Cell cell, byte[] bytes) {
                if (first) {
                    SPARK.session().sparkContext().cancelAllJobs();
                    first = false;
                }
                received.accept(cell, bytes);
            }
        });
        assertThat(received.results.keySet()).containsExactlyInAnyOrderElementsOf(cells);
    }
}
