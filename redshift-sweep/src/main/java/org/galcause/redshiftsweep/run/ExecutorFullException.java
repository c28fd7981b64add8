package org.galcause.redshiftsweep.run;

import java.util.Locale;
import org.apache.spark.SparkEnv;

/** An executor's heap has run out. */
final class ExecutorFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Spark's name of the program itself among the executors. */
    private static final String DRIVER = "driver";

    /** @param place the executor and its heap, in words */
    ExecutorFullException(String place, Throwable full) {
        super(place, full);
    }

    /** What to say of memory that ran out in this process: the same error where it is the program itself, whose heap is no executor's. */
    static Throwable here(OutOfMemoryError full) {
        SparkEnv here = SparkEnv.get();
        return here == null || DRIVER.equals(here.executorId())
                ? full
                : new ExecutorFullException(
                        String.format(
                                Locale.ROOT,
                                "executor %s with %d MB",
                                here.executorId(),
                                Runtime.getRuntime().maxMemory() >> 20),
                        full);
    }
}
