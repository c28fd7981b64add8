package org.galcause.redshiftsweep.run;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Tells when Spark takes an executor for lost: after two minutes without a sign of life (spark.network.timeout) also one whose machine went
 * down without closing its connections.
 */
final class ExecutorLoss extends SparkListener implements AutoCloseable {

    private final SparkContext context;
    private final Runnable then;

    private ExecutorLoss(SparkContext context, Runnable then) {
        this.context = context;
        this.then = then;
    }

    /** Watches until it is closed. */
    static ExecutorLoss watched(SparkContext context, Runnable then) {
        ExecutorLoss watch = new ExecutorLoss(context, then);
        context.addSparkListener(watch);
        return watch;
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        then.run();
    }

    @Override
    public void close() {
        context.removeSparkListener(this);
    }
}
