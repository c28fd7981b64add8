package org.galcause.redshiftsweep.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.UserError;

/** Why a cell could not be computed, in one sentence that says what to change where that is known. */
public final class FailureWords {

    private FailureWords() {}

    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError mistake) {
                return String.join(" ", mistake.problems());
            }
            if (cause instanceof PartLostException) {
                return LOST;
            }
        }
        return ofMemory(failure).orElseGet(() -> other(failure));
    }

    /** What to say of memory that has run out, here or on an executor; empty when that is not what has happened. */
    public static Optional<String> ofMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExecutorFullException full) {
                return Optional.of("an executor ran out of memory (" + full.getMessage() + "); " + MORE);
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "out of memory: the program has %d MB; give it more (GALCAUSE_JAVA_OPTS=-Xmx8g), compute fewer cells at once (--threads 1, --master local[1]), or keep the panel in files (--panel blocks)",
                        Runtime.getRuntime().maxMemory() >> 20));
            }
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("OutOfMemoryError") || message.contains("Java heap space")
                ? Optional.of("an executor ran out of memory; " + MORE)
                : Optional.empty();
    }

    private static String other(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        boolean lost = message.contains("ExecutorLostFailure")
                || message.contains("exited with code 5")
                || message.contains("137");
        return lost
                ? LOST
                : "internal error: " + failure.getClass().getSimpleName() + ": "
                        + message.lines().findFirst().orElse("");
    }

    private static final String MORE =
            "give executors more with spark.executor.memory (spark-submit --executor-memory 8g), or let fewer cells share one with spark.executor.cores";

    private static final String LOST = "its executor was lost again and again (killed, or out of memory); " + MORE;

    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
