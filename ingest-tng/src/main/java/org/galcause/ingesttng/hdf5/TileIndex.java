package org.galcause.ingesttng.hdf5;

import java.util.Optional;

/** Where the tiles of a dataset are, by number. */
interface TileIndex {

    /** The tile of a number; nothing when it was never written. */
    Optional<TileEntry> tile(long number);
}
