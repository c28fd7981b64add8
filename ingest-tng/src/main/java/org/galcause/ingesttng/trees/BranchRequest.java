package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/** The main branches wanted out of one tree file: a piece of work that any executor can do. Columns by galaxy, rows ascending. */
final class BranchRequest implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int snapshot;
    private final List<Integer> wanted;
    private final int[] galaxies;
    private final long[] rows;
    private final long[] subhaloIds;
    private final int[] subfindIds;

    /**
     * Branches of some galaxies.
     *
     * @param file the tree file
     * @param snapshot the snapshot at which they are selected
     * @param wanted snapshots for which the progenitor is asked, ascending
     * @param galaxies the place of each in the sample
     * @param rows its row in the file
     * @param subhaloIds its SubhaloID as the offsets state it
     * @param subfindIds its SubfindID at {@code snapshot}
     */
    BranchRequest(
            Path file,
            int snapshot,
            List<Integer> wanted,
            int[] galaxies,
            long[] rows,
            long[] subhaloIds,
            int[] subfindIds) {
        this.file = file.toString();
        this.snapshot = snapshot;
        this.wanted = List.copyOf(wanted);
        this.galaxies = galaxies;
        this.rows = rows;
        this.subhaloIds = subhaloIds;
        this.subfindIds = subfindIds;
    }

    Path file() {
        return Path.of(file);
    }

    int snapshot() {
        return snapshot;
    }

    List<Integer> wanted() {
        return wanted;
    }

    int size() {
        return rows.length;
    }

    int galaxy(int i) {
        return galaxies[i];
    }

    long row(int i) {
        return rows[i];
    }

    long subhaloId(int i) {
        return subhaloIds[i];
    }

    int subfindId(int i) {
        return subfindIds[i];
    }
}
