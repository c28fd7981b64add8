package org.galcause.redshiftsweep.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Meeting;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;
import scala.reflect.ClassTag;

/** The two places where cells are computed. */
public final class Runners {

    /** How often a cell is computed on parts of a panel before losses of executors are taken for a failure of its own. */
    private static final int MOST_ATTEMPTS = 4;

    private Runners() {}

    /** Threads of this program. */
    public static CellRunner threads(Analysis analysis, int threads) {
        CellWork work = new CellWork(analysis);
        return new ThreadRunner(
                threads,
                cell -> CellCodec.encode(work.compute(cell)),
                threads == 1 ? "one local thread" : threads + " local threads");
    }

    /** Spark executors, one of which computes a cell. The study and the panel are sent to each of them once. */
    public static CellRunner spark(Analysis analysis, SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        Broadcast<SweepInput> input = context.broadcast(new SweepInput(analysis));
        CellRunner oneByOne = new ThreadRunner(
                Math.max(1, context.defaultParallelism()),
                cell -> stopped(context, () -> alone(context, input, cell)),
                "Spark");
        return new SparkRunner(context, input, oneByOne);
    }

    /** Threads of this program, each on a part of a panel whose blocks lie in a folder; one cell at a time. */
    public static CellRunner threadsOnBlocks(Analysis analysis, Path folder, int threads) {
        int parts = Math.min(threads, analysis.panel().blocks().size());
        BlocksInput input = new BlocksInput(analysis, folder, parts);
        return new ThreadRunner(
                1,
                cell -> {
                    Meeting meeting = new Meeting(parts);
                    return meeting.together(part -> input.compute(cell, part, meeting.carrier(part)))
                            .get(0);
                },
                "blocks in files, " + (parts == 1 ? "one local thread" : parts + " local threads"));
    }

    /**
     * Spark executors, each on parts of a panel whose blocks lie in a folder that all of them can read; one cell at a time. Each part sums up
     * its own blocks; only sums travel.
     */
    public static CellRunner sparkOnBlocks(Analysis analysis, Path folder, SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        if (context.getConf().getBoolean("spark.dynamicAllocation.enabled", false)) {
            throw UserError.study(
                    "--panel blocks: its tasks wait for each other, and spark.dynamicAllocation.enabled = true"
                            + " may take their executors away; start Spark with spark.dynamicAllocation.enabled=false");
        }
        int parts = Math.min(slots(context), analysis.panel().blocks().size());
        Broadcast<BlocksInput> input = context.broadcast(new BlocksInput(analysis, folder, parts));
        return new ThreadRunner(
                1,
                cell -> stopped(context, () -> inPartsAgain(context, input, cell)),
                "Spark at " + context.master() + ", blocks in files, " + parts + " parts");
    }

    /** How many tasks run at once, after a first one has waited for the executors that were asked for. */
    private static int slots(JavaSparkContext context) {
        context.parallelize(List.of(1), 1).count();
        int now = context.sc()
                .maxNumConcurrentTasks(context.sc().resourceProfileManager().defaultResourceProfile());
        return Math.max(1, now);
    }

    /** Spark does not start a stage of waiting tasks again when one has lost its executor. */
    private static byte[] inPartsAgain(JavaSparkContext context, Broadcast<BlocksInput> input, Cell cell) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inParts(context, input, cell);
            } catch (Exception failure) {
                // Spark's own exceptions are checked ones that no method declares.
                boolean lost = String.valueOf(failure.getMessage()).contains("ExecutorLostFailure");
                if (!lost || attempt == MOST_ATTEMPTS || context.sc().isStopped()) {
                    throw failure instanceof RuntimeException unchecked
                            ? unchecked
                            : new IllegalStateException(failure.getMessage(), failure);
                }
            }
        }
    }

    private static byte[] inParts(JavaSparkContext context, Broadcast<BlocksInput> input, Cell cell) {
        int parts = input.value().parts();
        List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
        String host = context.getConf().get("spark.driver.host", "127.0.0.1");
        try (Relay relay = Relay.open(host, context.getConf().getInt("spark.galcause.port", 0), parts)) {
            PartTask task = new PartTask(input, relay.address(), cell);
            return JavaRDD.fromRDD(
                            context.parallelize(numbers, parts)
                                    .rdd()
                                    .barrier()
                                    .mapPartitions(task, false, ClassTag.apply(byte[].class)),
                            ClassTag.<byte[]>apply(byte[].class))
                    .collect()
                    .get(0);
        }
    }

    private static byte[] alone(JavaSparkContext context, Broadcast<SweepInput> input, Cell cell) {
        Function<Cell, byte[]> task =
                one -> CellCodec.encode(input.value().work().compute(one));
        return context.parallelize(List.of(cell), 1).map(task).collect().get(0);
    }

    private static byte[] stopped(JavaSparkContext context, Supplier<byte[]> job) {
        try {
            return job.get();
        } catch (RuntimeException failure) {
            throw context.sc().isStopped() ? stopped(context, failure) : failure;
        }
    }

    /** That Spark has gone away. */
    static UserError stopped(JavaSparkContext context, Exception failure) {
        return UserError.incomplete("Spark at " + context.master() + " has stopped (" + failure.getMessage()
                + "); what is stored stays: run the same command again, it computes only what is missing");
    }
}
