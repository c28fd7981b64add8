package org.galcause.redshiftsweep.stages;

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
 */
public record RunnerChoice(Optional<String> master, Optional<Integer> threads) {

    CellRunner runner(Analysis analysis, SparkGate spark) {
        if (threads.isEmpty() && (master.isPresent() || spark.isSubmitted())) {
            return Runners.spark(analysis, spark.session());
        }
        return Runners.threads(analysis, threads.orElse(Runtime.getRuntime().availableProcessors()));
    }
}
