package org.galcause.ingesttng.environment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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

    /** Galaxies and tracers are of two files, without common ids: one tracer exactly at a galaxy's position, if there is one, is the galaxy. */
    static Itself atSamePosition(Positions galaxies, Positions tracers) {
        Map<Place, Integer> tracerAt = new HashMap<>();
        for (int i = 0; i < tracers.size(); i++) {
            tracerAt.putIfAbsent(Place.of(tracers, i), i);
        }
        int[] itself = new int[galaxies.size()];
        Arrays.setAll(itself, galaxy -> tracerAt.getOrDefault(Place.of(galaxies, galaxy), -1));
        return new Known(itself);
    }

    /** A position as a key. */
    record Place(double x, double y, double z) {

        /** Adding 0 makes -0 and 0 one place. */
        static Place of(Positions positions, int i) {
            return new Place(
                    positions.x()[i] + 0.0, positions.y()[i] + 0.0, positions.z()[i] + 0.0);
        }
    }
}
