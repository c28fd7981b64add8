package org.galcause.ingesttng.environment;

/** Which tracer is the galaxy itself, and so is not counted among its neighbours. */
public sealed interface Itself {

    /** The tracer of a galaxy, or a negative number where the galaxy is none of the tracers. */
    int tracer(int galaxy);

    /** Galaxies and tracers are the same rows: galaxy i is tracer i. */
    record SameRow() implements Itself {
        @Override
        public int tracer(int galaxy) {
            return galaxy;
        }
    }

    /** Known galaxy by galaxy. */
    final class Known implements Itself {
        private final int[] tracers;

        /** One tracer for each galaxy, negative for none. */
        public Known(int[] tracers) {
            this.tracers = tracers;
        }

        @Override
        public int tracer(int galaxy) {
            return tracers[galaxy];
        }
    }

    /** The tracers come from another file, without ids: one tracer exactly at the galaxy's position, if there is one, is the galaxy. */
    record AtSamePosition() implements Itself {
        @Override
        public int tracer(int galaxy) {
            return -1;
        }
    }
}
