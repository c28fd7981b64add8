package org.galcause.redshiftsweep.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.galcause.redshiftsweep.plan.Cell;
import scala.reflect.ClassTag;

/** Computes a cell on all parts of a panel at once, a part in each task of Spark, and again when an executor was lost. */
final class PartsOnSpark {

    /** How often a cell is computed before losses of executors are taken for a failure of its own. */
    private static final int MOST_ATTEMPTS = 4;

    private final JavaSparkContext context;
    private final Broadcast<BlocksInput> input;

    PartsOnSpark(JavaSparkContext context, Broadcast<BlocksInput> input) {
        this.context = context;
        this.input = input;
    }

    /** How many tasks run at once: asked when a first one has run, and again until for a second no more executors have come. */
    static int slots(JavaSparkContext context) {
        context.parallelize(List.of(1), 1).count();
        int slots = 0;
        for (int now = slotsNow(context); now > slots; now = slotsNow(context)) {
            slots = now;
            await(context);
        }
        return slots;
    }

    private static int slotsNow(JavaSparkContext context) {
        int now = context.sc()
                .maxNumConcurrentTasks(context.sc().resourceProfileManager().defaultResourceProfile());
        return Math.max(1, now);
    }

    private static void await(JavaSparkContext context) {
        try {
            TimeUnit.SECONDS.sleep(context.isLocal() ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Spark does not start a stage of waiting tasks again when one has lost its executor. */
    byte[] compute(Cell cell) {
        for (int attempt = 1; ; attempt++) {
            PartAnswers answers = together(cell);
            if (!answers.areLost() || attempt == MOST_ATTEMPTS || context.sc().isStopped()) {
                return answers.result();
            }
        }
    }

    private PartAnswers together(Cell cell) {
        int parts = input.value().parts();
        List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
        String host = context.getConf().get("spark.driver.host", "127.0.0.1");
        try (Relay relay = Relay.open(host, context.getConf().getInt("spark.galcause.port", 0), parts)) {
            PartTask task = new PartTask(input, relay.address(), cell);
            RDD<CellAnswer> tasks = context.parallelize(numbers, parts)
                    .rdd()
                    .barrier()
                    .mapPartitions(task, false, ClassTag.apply(CellAnswer.class));
            return ExecutorLoss.whileRunning(
                    context.sc(), relay::close, () -> PartAnswers.of(context.sc(), tasks, relay::close));
        }
    }
}
