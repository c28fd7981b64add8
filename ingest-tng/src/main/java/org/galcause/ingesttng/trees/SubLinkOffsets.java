package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** Where each subhalo of one snapshot stands in the SubLink tree, from an {@code offsets_SSS.hdf5} file. */
final class SubLinkOffsets {

    private static final String GROUP = "Subhalo/SubLink";

    private final long[] rows;
    private final long[] subhaloIds;

    private SubLinkOffsets(long[] rows, long[] subhaloIds) {
        this.rows = rows;
        this.subhaloIds = subhaloIds;
    }

    /**
     * Reads the offsets of all subhaloes of a snapshot; 16 bytes for each.
     *
     * @param subhaloes how many the snapshot's catalogue has
     * @throws UserError when the file belongs to another snapshot or run
     */
    static SubLinkOffsets read(Path path, int subhaloes) {
        try (Hdf5File file = Hdf5File.open(path)) {
            if (!file.contains(GROUP)) {
                throw UserError.data(
                        path + ": no group " + GROUP
                                + "; the SubLink trees cannot be entered without it, fetch the offsets file of this snapshot again");
            }
            Hdf5Dataset rows = file.dataset(GROUP + "/RowNum");
            if (rows.rows() != subhaloes) {
                throw UserError.data(path + ": the offsets are of " + rows.rows() + " subhaloes, but the catalogue has "
                        + subhaloes + "; the file belongs to another snapshot or run");
            }
            return new SubLinkOffsets(
                    rows.all().longs(), file.dataset(GROUP + "/SubhaloID").all().longs());
        }
    }

    /** The row of a subhalo in all tree files laid end to end; -1 when it is in no tree. */
    long row(int subfindId) {
        return rows[subfindId];
    }

    /** Its SubhaloID as the offsets state it. */
    long subhaloId(int subfindId) {
        return subhaloIds[subfindId];
    }
}
