package org.galcause.redshiftsweep.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.plan.Cell;

/** Computes cells on a fixed number of threads, each by a function that may itself work elsewhere. */
public final class ThreadRunner implements CellRunner {

    private final int threads;
    private final Function<Cell, byte[]> compute;
    private final String where;

    /**
     * A runner.
     *
     * @param threads how many cells are computed at once
     * @param compute a cell to the bytes of its file; a {@link UserError} from it ends the whole run, anything else only the cell
     * @param where in words
     */
    public ThreadRunner(int threads, Function<Cell, byte[]> compute, String where) {
        this.threads = threads;
        this.compute = compute;
        this.where = where;
    }

    @Override
    public String describe() {
        return where;
    }

    @Override
    public void run(List<Cell> cells, Receiver receiver) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, cells.size())), runnable -> {
            Thread thread = new Thread(runnable, "cells");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Boolean> done = new ExecutorCompletionService<>(pool);
            List<Future<Boolean>> submitted = new ArrayList<>();
            for (Cell cell : cells) {
                submitted.add(done.submit(() -> one(cell, receiver)));
            }
            for (int i = 0; i < submitted.size(); i++) {
                done.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause() == null ? e : e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean one(Cell cell, Receiver receiver) {
        receiver.begins(cell);
        byte[] bytes;
        try {
            bytes = compute.apply(cell);
        } catch (UserError nothingMoreCanBeDone) {
            throw nothingMoreCanBeDone;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            receiver.fails(cell, failure);
            return false;
        }
        receiver.accept(cell, bytes);
        return true;
    }

    private static RuntimeException asUnchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
