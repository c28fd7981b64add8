package org.galcause.redshiftsweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Opens Spark when it is first needed, and closes it. */
public final class SparkGate implements AutoCloseable {

    private final Optional<String> master;
    private final boolean submitted;
    private final Consumer<String> say;
    private @Nullable SparkSession session;

    /**
     * A gate.
     *
     * @param master Spark's master; empty = all cores of this machine. Under spark-submit its own master holds
     * @param say told when a cluster lets the program wait
     */
    public SparkGate(Optional<String> master, Consumer<String> say) {
        this.master = master;
        this.say = say;
        this.submitted = System.getProperty("spark.master") != null;
    }

    /** Whether Spark has been opened. */
    public synchronized boolean isOpen() {
        return session != null;
    }

    /** Whether spark-submit started the program: then its master holds, and cells belong on its executors. */
    public boolean isSubmitted() {
        return submitted;
    }

    /** The session; the first call starts it, which takes some seconds. */
    public synchronized SparkSession session() {
        SparkSession open = session;
        if (open == null) {
            open = started();
            session = open;
        }
        return open;
    }

    private SparkSession started() {
        SparkPlace place =
                new SparkPlace(submitted ? System.getProperty("spark.master", "") : master.orElse("local[*]"));
        place.requireUsable();
        SparkSession.Builder builder = SparkSession.builder()
                .appName("galcause")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.log.structuredLogging.enabled", "false");
        if (!submitted) {
            builder.master(place.url());
            if (place.isLocal()) {
                builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
            } else {
                builder.config("spark.jars", OwnJars.commaSeparated());
            }
        }
        if (!place.isLocal()) {
            // The parts of a panel in blocks are given out once, so wait for the executors that were asked for, not for
            // the first of them.
            builder.config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                    .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "30s")
                    // All parts begin together: where an executor was lost, look for the next one every second for ten
                    // minutes, not every quarter of a minute.
                    .config("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s")
                    .config("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "600")
                    .config("spark.executor.extraJavaOptions", executorOptions());
        }
        SparkSession open = place.started(builder);
        if (!place.isLocal()) {
            ExecutorWatch.begin(open.sparkContext(), say);
        }
        return open;
    }

    /** The user's options for executors, and a log in each executor's own folder, beside its standard error. */
    private static String executorOptions() {
        return (System.getProperty("spark.executor.extraJavaOptions", "") + " -Dgalcause.log=executor.log").strip();
    }

    @Override
    public synchronized void close() {
        SparkSession open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
