package org.galcause.redshiftsweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Opens Spark when it is first needed, and closes it. */
public final class SparkGate implements AutoCloseable {

    private final Optional<String> master;
    private final boolean submitted;
    private @Nullable SparkSession session;

    /**
     * A gate.
     *
     * @param master Spark's master; empty = all cores of this machine. Under spark-submit its own master holds
     */
    public SparkGate(Optional<String> master) {
        this.master = master;
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
        SparkSession.Builder builder = SparkSession.builder()
                .appName("galcause")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.log.structuredLogging.enabled", "false");
        if (!submitted) {
            String where = master.orElse("local[*]");
            builder.master(where);
            if (where.startsWith("local")) {
                builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
            }
        }
        return builder.getOrCreate();
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
