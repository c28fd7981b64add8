package org.galcause.ingesttng.source.tng;

import java.io.Serializable;
import org.galcause.ingesttng.hdf5.ElementType;
import org.jspecify.annotations.Nullable;

/** Where the values of one column come from. */
sealed interface FieldSource extends Serializable {

    /**
     * A dataset of the part's group.
     *
     * @param dataset its path in the group
     * @param component which of its components; {@link #ALL}: the whole row as an array, or its one value
     * @param width how many components it has
     * @param type what its elements are
     * @param tileRows rows that are stored together
     * @param hPower the power of h that makes a value physical; 0 when it is left as it is
     * @param aPower the power of the scale factor that does
     * @param known its path in the field dictionary, against which each file's own scaling is held; empty: unknown
     * @param missing the value that is null; none: null
     * @param sentinel whether the largest uint32 is to be -1, as in runs where the field is signed
     */
    record Stored(
            String dataset,
            int component,
            int width,
            ElementType type,
            int tileRows,
            double hPower,
            double aPower,
            String known,
            @Nullable Long missing,
            boolean sentinel)
            implements FieldSource {

        static final int ALL = -1;

        boolean converted() {
            return hPower != 0 || aPower != 0;
        }
    }

    /** The same number in each row, such as a particle mass that the header holds. */
    record Constant(double value) implements FieldSource {}

    /** A number of the row itself. */
    record Numbered(Count what) implements FieldSource {
        enum Count {
            SNAPSHOT,
            CHUNK,
            ID,
            TREE,
            TREE_ROW
        }
    }
}
