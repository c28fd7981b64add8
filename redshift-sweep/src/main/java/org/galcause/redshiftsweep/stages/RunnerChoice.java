package org.galcause.redshiftsweep.stages;

import java.nio.file.Path;
import java.util.Optional;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.run.CellRunner;
import org.galcause.redshiftsweep.run.Runners;
import org.galcause.redshiftsweep.run.SparkGate;

/**
 * Where cells are computed: on Spark when a master was named or spark-submit started the program, on local threads otherwise.
 *
 * @param master the master that the user named
 * @param threads the number of local threads that the user named
 * @param panel where the panel lies meanwhile
 */
public record RunnerChoice(Optional<String> master, Optional<Integer> threads, PanelPlace panel) {

    /** @param blocks the folder of the panel's blocks, where it lies in files */
    CellRunner runner(Analysis analysis, Path blocks, SparkGate spark) {
        boolean onSpark = threads.isEmpty() && (master.isPresent() || spark.isSubmitted());
        int count = threads.orElse(Runtime.getRuntime().availableProcessors());
        return switch (panel) {
            case MEMORY -> onSpark ? Runners.spark(analysis, spark.session()) : Runners.threads(analysis, count);
            case BLOCKS ->
                onSpark
                        ? Runners.sparkOnBlocks(analysis, blocks, spark.session())
                        : Runners.threadsOnBlocks(analysis, blocks, count);
        };
    }
}
