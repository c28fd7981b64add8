package org.galcause.redshiftsweep.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Meeting;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;
import scala.reflect.ClassTag;

/** The two places where cells are computed. */
public final class Runners {

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
        int parts =
                Math.min(PartsOnSpark.slots(context), analysis.panel().blocks().size());
        PartsOnSpark work = new PartsOnSpark(context, context.broadcast(new BlocksInput(analysis, folder, parts)));
        return new ThreadRunner(
                1,
                cell -> stopped(context, () -> work.compute(cell)),
                "Spark at " + context.master() + ", blocks in files, " + parts + " parts");
    }

    private static byte[] alone(JavaSparkContext context, Broadcast<SweepInput> input, Cell cell) {
        RDD<Cell> one = context.parallelize(List.of(cell), 1).rdd();
        CellAnswer[] answer =
                (CellAnswer[]) context.sc().runJob(one, new CellTask(input), ClassTag.apply(CellAnswer.class));
        return answer[0].orElseThrow();
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
