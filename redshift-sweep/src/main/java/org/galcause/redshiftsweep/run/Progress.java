package org.galcause.redshiftsweep.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells how far the work is: one moving line on a terminal, one line every ten seconds otherwise, nothing when quiet. */
public final class Progress {

    /** How progress is told. */
    public enum Manner {
        MOVING_LINE(Duration.ofMillis(200)),
        LINES(Duration.ofSeconds(10)),
        SILENT(Duration.ofDays(1));

        private final Duration pause;

        Manner(Duration pause) {
            this.pause = pause;
        }
    }

    private final PrintStream out;
    private final Manner manner;
    private final InstantSource clock;
    private String what = "";
    private int total;
    private int done;
    private Instant start = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    /** Progress on a stream, by a clock. */
    public Progress(PrintStream out, Manner manner, InstantSource clock) {
        this.out = out;
        this.manner = manner;
        this.clock = clock;
    }

    /** A stretch of work begins. */
    public synchronized void begin(String work, int steps) {
        what = work;
        total = steps;
        done = 0;
        start = clock.instant();
        last = start;
    }

    /** Some of it is done. */
    public synchronized void advance(int steps) {
        done += steps;
        Instant now = clock.instant();
        if (manner != Manner.SILENT && Duration.between(last, now).compareTo(manner.pause) >= 0) {
            last = now;
            print(line(now));
        }
    }

    /** It is over. */
    public synchronized void end() {
        if (manner == Manner.MOVING_LINE) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    /** A line of its own, whatever else moves. */
    public synchronized void say(String sentence) {
        if (manner != Manner.SILENT) {
            out.println((manner == Manner.MOVING_LINE ? "\r\u001b[K" : "") + sentence);
        }
    }

    private void print(String line) {
        if (manner == Manner.MOVING_LINE) {
            out.print("\r\u001b[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    private String line(Instant now) {
        double seconds = Duration.between(start, now).toMillis() / 1000.0;
        double rate = done / Math.max(seconds, 1e-9);
        long left = Math.round((total - done) / Math.max(rate, 1e-9));
        return String.format("  %s %d of %d, %.1f per second, about %s left", what, done, total, rate, time(left));
    }

    private static String time(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
