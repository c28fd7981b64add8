package org.galcause.ingesttng.source.scan;

import java.io.Serializable;

/**
 * Rows of a table that lie together in one file.
 *
 * @param file where they are
 * @param place where in the file: an HDF5 group, a number of a FITS unit
 * @param chunk number of the file among those of its kind
 * @param snapshot number of the snapshot; -1 where rows of several are mixed
 * @param firstId id of its first row in the whole table; {@link #UNKNOWN} when files before it are missing
 * @param rows how many
 */
public record Part(String file, String place, int chunk, int snapshot, long firstId, long rows)
        implements Serializable {

    /** The id of a row whose number cannot be known. */
    public static final long UNKNOWN = -1;

    /** Whether the ids of its rows are known. */
    public boolean numbered() {
        return firstId != UNKNOWN;
    }
}
