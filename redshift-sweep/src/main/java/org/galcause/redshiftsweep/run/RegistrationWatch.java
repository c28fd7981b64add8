package org.galcause.redshiftsweep.run;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Ends the wait for a standalone master that takes connections and says nothing, as other programs and masters of another version do. Spark
 * waits a minute for it, with no setting to change that; so the thread that starts Spark is looked at every second, and woken up when it has
 * done nothing else for long enough.
 */
final class RegistrationWatch implements AutoCloseable {

    static final int SECONDS = 15;

    /** Where Spark waits. */
    private static final String WAITING = "waitForRegistration";

    private final Thread starting;
    private boolean over;
    private boolean silent;

    private RegistrationWatch(Thread starting) {
        this.starting = starting;
    }

    /** Watches this thread until it is closed. */
    static RegistrationWatch ofThisThread() {
        RegistrationWatch watch = new RegistrationWatch(Thread.currentThread());
        Thread thread = new Thread(watch::look, "registration");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void look() {
        try {
            for (int waited = 0; waited < SECONDS; waited = waits() ? waited + 1 : 0) {
                TimeUnit.SECONDS.sleep(1);
                if (isOver()) {
                    return;
                }
            }
            wake();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waits() {
        return Arrays.stream(starting.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(WAITING));
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized void wake() {
        if (!over) {
            silent = true;
            starting.interrupt();
        }
    }

    /** Whether the master has said nothing, so that the wait was ended. */
    synchronized boolean hasGivenUp() {
        return silent;
    }

    @Override
    public synchronized void close() {
        over = true;
    }
}
