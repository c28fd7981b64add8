package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A writer's sign of life: a small file beside the cells, renewed while it works, that says which cells it is computing. */
public final class Presence implements AutoCloseable {

    /** A sign older than this is of a writer that was killed. */
    static final Duration TRUSTED = Duration.ofSeconds(90);

    static final String ENDING = ".alive";
    private static final int SECONDS = 20;

    private final Path file;
    private final String what;
    private final Instant since = Instant.now();
    private final Set<String> cells = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> signs;
    private volatile boolean seen;

    /**
     * Says that a writer is at work.
     *
     * @param results the result folder
     * @param writer who
     * @param what it does, in a few words
     */
    public Presence(Path results, Writer writer, String what) {
        this.file = CellStore.folderOf(results).resolve(writer.name() + ENDING);
        this.what = what;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "presence");
            thread.setDaemon(true);
            return thread;
        });
        this.signs = clock.scheduleAtFixedRate(this::renew, 0, SECONDS, TimeUnit.SECONDS);
    }

    /** A cell is being computed. */
    public void begins(String key) {
        cells.add(key);
    }

    /** It is no longer. */
    public void ends(String key) {
        cells.remove(key);
    }

    /** A sign that cannot be written is no reason to stop: the cells themselves say so when the folder cannot be written. */
    private void renew() {
        try {
            seen = true;
            AtomicFiles.write(
                    file,
                    (what + "\n" + since + "\n" + String.join("\n", cells) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException unseen) {
            seen = false;
        }
    }

    /** Whether the last sign could be written. */
    boolean isSeen() {
        return seen;
    }

    @Override
    public void close() {
        signs.cancel(false);
        clock.shutdown();
        try {
            clock.awaitTermination(5, TimeUnit.SECONDS);
            Files.deleteIfExists(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            seen = false;
        }
    }
}
