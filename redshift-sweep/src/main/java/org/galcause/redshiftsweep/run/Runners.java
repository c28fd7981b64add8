package org.galcause.redshiftsweep.run;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;

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

    /** Spark executors. The study and the panel are sent to each executor once; a cell is a job of one task, so that a result is stored as soon as it is there. */
    public static CellRunner spark(Analysis analysis, SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        Broadcast<SweepInput> input = context.broadcast(new SweepInput(analysis));
        int slots = Math.max(1, context.defaultParallelism());
        return new ThreadRunner(
                slots,
                cell -> remote(context, input, cell),
                "Spark at " + context.master() + ", " + slots + " cells at once");
    }

    private static byte[] remote(JavaSparkContext context, Broadcast<SweepInput> input, Cell cell) {
        String estimator = cell.estimator();
        int first = cell.first();
        int last = cell.last();
        String key = cell.key();
        Function<Integer, byte[]> task =
                one -> CellCodec.encode(input.value().work().compute(new Cell(estimator, first, last, key)));
        try {
            return context.parallelize(List.of(1), 1).map(task).collect().get(0);
        } catch (RuntimeException failure) {
            if (context.sc().isStopped()) {
                throw UserError.incomplete("Spark at " + context.master() + " has stopped (" + failure.getMessage()
                        + "); what is stored stays: run the same command again, it computes only what is missing");
            }
            throw failure;
        }
    }
}
