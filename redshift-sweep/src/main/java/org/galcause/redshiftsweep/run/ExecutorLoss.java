package org.galcause.redshiftsweep.run;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Tells when Spark takes an executor for lost: after two minutes without a sign of life (spark.network.timeout) also one whose machine went
 * down without closing its connections.
 */
final class ExecutorLoss extends SparkListener {

    private final Runnable then;

    private ExecutorLoss(Runnable then) {
        this.then = then;
    }

    /** Works while each loss is told to {@code then}. */
    static <R> R whileRunning(SparkContext context, Runnable then, Supplier<R> work) {
        ExecutorLoss watch = new ExecutorLoss(then);
        context.addSparkListener(watch);
        try {
            return work.get();
        } finally {
            context.removeSparkListener(watch);
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        then.run();
    }
}
