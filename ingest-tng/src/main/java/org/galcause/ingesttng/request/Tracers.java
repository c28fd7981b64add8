package org.galcause.ingesttng.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The population whose density is the environment. */
public sealed interface Tracers {

    /** Every row or subhalo of that time. */
    record All() implements Tracers {}

    /**
     * The rows or subhaloes of that time for which a condition on columns (fields) holds.
     *
     * @param condition such as {@code SubhaloFlag == 1}
     */
    record Where(String condition) implements Tracers {}

    /**
     * Positions in another file, in the unit of the box; for a study of one time.
     *
     * @param path .ascii, .csv (.gz), .parquet or .fits
     * @param columns the three columns, by name or by number from 1
     * @param compared the column of what a measure compares beside the positions: the peculiar velocity along its line of sight (km/s), or the
     *     mass in the unit of the galaxies'; empty where there is none
     */
    record FromFile(Path path, List<String> columns, Optional<String> compared) implements Tracers {
        public FromFile {
            columns = List.copyOf(columns);
        }

        /** Positions alone. */
        public FromFile(Path path, List<String> columns) {
            this(path, columns, Optional.empty());
        }
    }
}
