package org.galcause.redshiftsweep.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.galcause.redshiftsweep.plan.Cell;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Computes cells on Spark's executors: one job, a task for each cell. A result is stored as soon as it is there, by a thread of its own, so
 * that the driver's scheduler never waits for a disk. Where Spark gives the job up, because a cell's executors were lost again and again,
 * the cells that are left are computed one by one: so only the cells fail that cannot be computed.
 */
final class SparkRunner implements CellRunner {

    private final JavaSparkContext context;
    private final Broadcast<SweepInput> input;
    private final CellRunner oneByOne;

    /** @param oneByOne what computes the cells that are left when a job has been given up */
    SparkRunner(JavaSparkContext context, Broadcast<SweepInput> input, CellRunner oneByOne) {
        this.context = context;
        this.input = input;
        this.oneByOne = oneByOne;
    }

    @Override
    public String describe() {
        return "Spark at " + context.master();
    }

    @Override
    public void run(List<Cell> cells, Receiver receiver) {
        Job job = new Job(cells, receiver);
        TaskStarts starts = new TaskStarts(job.group(), job::begins);
        context.sc().addSparkListener(starts);
        try {
            job.run();
        } finally {
            context.sc().removeSparkListener(starts);
        }
        List<Cell> left = job.left();
        if (!left.isEmpty()) {
            oneByOne.run(left, receiver);
        }
    }

    /** One job and what has become of its cells. */
    private final class Job {

        private final List<Cell> cells;
        private final Receiver receiver;
        private final Set<Cell> left;
        private final ExecutorService storing = Executors.newSingleThreadExecutor(runnable -> {
            Thread thread = new Thread(runnable, "store");
            thread.setDaemon(true);
            return thread;
        });
        private @Nullable RuntimeException refused;

        Job(List<Cell> cells, Receiver receiver) {
            this.cells = cells;
            this.receiver = receiver;
            this.left = new LinkedHashSet<>(cells);
        }

        String group() {
            return "cells " + System.identityHashCode(this);
        }

        void run() {
            context.setJobGroup(group(), cells.size() + " cells", false);
            Optional<Exception> givenUp = Optional.empty();
            try {
                RDD<Cell> tasks = context.parallelize(cells, cells.size()).rdd();
                context.sc().runJob(tasks, new CellTask(input), new Arrivals(), ClassTag.apply(CellAnswer.class));
            } catch (Exception abandoned) {
                // Spark's own exceptions are checked ones that no method declares.
                givenUp = Optional.of(abandoned);
            } finally {
                context.clearJobGroup();
                finishStoring();
            }
            givenUp.ifPresent(this::requireSpark);
        }

        private void finishStoring() {
            storing.shutdown();
            try {
                storing.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            RuntimeException reason = refused;
            if (reason != null) {
                throw reason;
            }
        }

        private void requireSpark(Exception failure) {
            if (context.sc().isStopped()) {
                throw Runners.stopped(context, failure);
            }
        }

        synchronized List<Cell> left() {
            return List.copyOf(left);
        }

        synchronized void begins(int task) {
            if (left.contains(cells.get(task))) {
                receiver.begins(cells.get(task));
            }
        }

        private synchronized void ended(Cell cell) {
            left.remove(cell);
        }

        private void store(Cell cell, CellAnswer answer) {
            try {
                ended(cell);
                answer.failure()
                        .ifPresentOrElse(
                                why -> receiver.fails(cell, why), () -> receiver.accept(cell, answer.orElseThrow()));
            } catch (RuntimeException nothingCanBeStored) {
                refused = refused == null ? nothingCanBeStored : refused;
                context.cancelJobGroup(group());
            }
        }

        /** What Spark's scheduler calls for every task that ends; it must not wait. */
        private final class Arrivals extends AbstractFunction2<Object, CellAnswer, BoxedUnit> {
            @Override
            public BoxedUnit apply(Object task, CellAnswer answer) {
                storing.execute(() -> store(cells.get((Integer) task), answer));
                return BoxedUnit.UNIT;
            }
        }
    }
}
