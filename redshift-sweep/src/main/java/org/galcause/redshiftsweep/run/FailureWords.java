package org.galcause.redshiftsweep.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.galcause.causalmodel.UserError;

/** Why a cell could not be computed, in one sentence that says what to change where that is known. */
final class FailureWords {

    private FailureWords() {}

    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError mistake) {
                return String.join(" ", mistake.problems());
            }
            if (cause instanceof OutOfMemoryError) {
                return "out of memory; give the program more (GALCAUSE_JAVA_OPTS=-Xmx8g) or compute fewer cells at once (--threads)";
            }
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("OutOfMemoryError") || message.contains("Java heap space")) {
            return "an executor ran out of memory; " + MORE;
        }
        if (message.contains("ExecutorLostFailure")
                || message.contains("exited with code 5")
                || message.contains("137")) {
            return "its executor was lost again and again (killed, or out of memory); " + MORE;
        }
        return "internal error: " + failure.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }

    private static final String MORE =
            "give executors more with spark.executor.memory (spark-submit --executor-memory 8g), or let fewer cells share one with spark.executor.cores";

    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
