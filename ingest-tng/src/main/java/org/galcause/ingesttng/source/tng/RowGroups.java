package org.galcause.ingesttng.source.tng;

import java.util.Arrays;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** The groups of a file whose rows, one group after the other, are a part: a single one, or those of the trees of an LHaloTree file. */
final class RowGroups {

    /** The place of a part that consists of trees. */
    static final String TREES = "Tree*";

    /** How many rows each tree has. */
    static final String TREE_SIZES = "Header/TreeNHalos";

    private final String name;
    private final long[] starts;

    private RowGroups(String name, long[] starts) {
        this.name = name;
        this.starts = starts;
    }

    static RowGroups of(Hdf5File file, String place, long rows) {
        if (!place.equals(TREES)) {
            return new RowGroups(place, new long[] {0, rows});
        }
        long[] sizes = file.dataset(TREE_SIZES).all().longs();
        long[] starts = new long[sizes.length + 1];
        for (int tree = 0; tree < sizes.length; tree++) {
            starts[tree + 1] = starts[tree] + sizes[tree];
        }
        return new RowGroups(TREES, starts);
    }

    /** The group that holds a row. */
    int holding(long row) {
        int found = Arrays.binarySearch(starts, row);
        int at = found >= 0 ? found : -found - 2;
        // Of trees without rows that start at the same place, the last is the one that has the row.
        while (at + 1 < starts.length - 1 && starts[at + 1] == row) {
            at++;
        }
        return at;
    }

    long start(int group) {
        return starts[group];
    }

    long end(int group) {
        return starts[group + 1];
    }

    /** The path of a dataset of a group. */
    String path(int group, String dataset) {
        String inFile = name.equals(TREES) ? "Tree" + group : name;
        return inFile.isEmpty() ? dataset : inFile + "/" + dataset;
    }
}
