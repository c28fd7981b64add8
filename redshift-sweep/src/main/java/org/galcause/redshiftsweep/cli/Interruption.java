package org.galcause.redshiftsweep.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import org.galcause.redshiftsweep.results.ResultFolder;

/** Tells a user who stops a run (Ctrl-C, a batch system's end of time) what becomes of it. */
final class Interruption implements AutoCloseable {

    private static volatile boolean happened;

    private final Thread hook;

    Interruption(ResultFolder folder, PrintStream err) {
        this.hook = new Thread(() -> tell(folder, err), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void tell(ResultFolder folder, PrintStream err) {
        happened = true;
        err.println();
        err.println(
                Files.exists(folder.file(ResultFolder.MARK))
                        ? "galcause: interrupted; " + folder.path()
                                + " is marked INCOMPLETE, and the same command computes only what is missing"
                        : "galcause: interrupted");
    }

    /** Whether the program is being stopped: failures that follow from it are not worth a word. */
    static boolean hasHappened() {
        return happened;
    }

    @Override
    public void close() {
        if (!happened) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
