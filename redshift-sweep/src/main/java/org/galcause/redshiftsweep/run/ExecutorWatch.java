package org.galcause.redshiftsweep.run;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.spark.SparkContext;

/** Says so when a cluster gives the program no executors: Spark itself waits for them without end and without a word. */
final class ExecutorWatch {

    private static final int SECONDS = 30;

    private final IntSupplier executors;
    private final String sentence;
    private final Consumer<String> say;
    private boolean said;

    /** @param sentence what is said when there are none */
    ExecutorWatch(IntSupplier executors, String sentence, Consumer<String> say) {
        this.executors = executors;
        this.sentence = sentence;
        this.say = say;
    }

    /** Watches a program's executors until it ends. */
    static void begin(SparkContext context, Consumer<String> say) {
        String sentence = "waiting for Spark: for " + SECONDS + " s there has been no executor from " + context.master()
                + "; are its workers running, and has one of them a free core and "
                + context.getConf().get("spark.executor.memory", "1g") + " of memory (spark.executor.memory)?";
        ExecutorWatch watch =
                new ExecutorWatch(() -> context.getExecutorMemoryStatus().size() - 1, sentence, say);
        Thread thread = new Thread(() -> watch.every(SECONDS, context), "executors");
        thread.setDaemon(true);
        thread.start();
    }

    private void every(int seconds, SparkContext context) {
        try {
            for (TimeUnit.SECONDS.sleep(seconds); !context.isStopped(); TimeUnit.SECONDS.sleep(seconds)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Speaks once each time that the last executor has gone. */
    void look() {
        boolean none = executors.getAsInt() == 0;
        if (none && !said) {
            say.accept(sentence);
        }
        said = none;
    }
}
