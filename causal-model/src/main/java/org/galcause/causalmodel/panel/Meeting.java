package org.galcause.causalmodel.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Where the parts of a panel that are worked on by threads of one process put together what they found. Safe to share among them. */
public final class Meeting {

    /** What a part says that can do nothing for the failure of another. */
    private static final class AbandonedException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("another part of the panel has failed");
        }
    }

    private final int parts;
    private byte[][] waiting;
    private byte[][] last;
    private int arrived;
    private int round;
    private boolean abandoned;

    public Meeting(int parts) {
        this.parts = parts;
        this.waiting = new byte[parts][];
        this.last = waiting;
    }

    /** Carries the messages of one part. */
    public Exchange.Carrier carrier(int part) {
        return own -> swap(part, own);
    }

    private synchronized byte[][] swap(int part, byte[] own) {
        requireAll();
        waiting[part] = own;
        arrived++;
        if (arrived == parts) {
            last = waiting;
            waiting = new byte[parts][];
            arrived = 0;
            round++;
            notifyAll();
            return last;
        }
        int mine = round;
        await(mine);
        if (round == mine) {
            requireAll();
        }
        return last;
    }

    private void requireAll() {
        if (abandoned) {
            throw new AbandonedException();
        }
    }

    private synchronized void await(int mine) {
        try {
            while (round == mine && !abandoned) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends the meeting for all who wait in it, and who come later. */
    public synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    /**
     * Works on all parts at once, each on a thread of its own; what fails in one fails in all.
     *
     * @param work of a part, by its number
     * @return by part
     */
    public <R> List<R> together(IntFunction<R> work) {
        ExecutorService threads = Executors.newFixedThreadPool(parts, runnable -> {
            Thread thread = new Thread(runnable, "part");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> begun = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int own = part;
                begun.add(threads.submit(() -> orAbandon(work, own)));
            }
            return results(begun);
        } finally {
            threads.shutdownNow();
        }
    }

    private <R> R orAbandon(IntFunction<R> work, int part) {
        try {
            return work.apply(part);
        } catch (RuntimeException | Error failure) {
            abandon();
            throw failure;
        }
    }

    /** The first failure that is not of waiting for another. */
    private static <R> List<R> results(List<Future<R>> begun) {
        List<R> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<R> one : begun) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (failures.isEmpty()) {
            return results;
        }
        Throwable first = failures.stream()
                .filter(failure -> !(failure instanceof AbandonedException))
                .findFirst()
                .orElse(failures.get(0));
        if (first instanceof Error error) {
            throw error;
        }
        throw first instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(first);
    }
}
