package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.ByteOrder;

/** How a dataset's bytes lie in the file. */
interface Storage {

    /** In words. */
    String description();

    /** Rows that can only be read together. */
    default int rowsTogether() {
        return 1;
    }

    /** Whether there are bytes of it in the file. */
    default boolean holdsData() {
        return true;
    }

    /** Hands the bytes of a slab to a decoder, whose array holds the slab from index {@code at}. */
    void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at);

    static Storage of(Dataset dataset, Shape shape, ElementType type) {
        if (dataset instanceof ChunkedDataset chunked) {
            return new ChunkedStorage(chunked, shape);
        }
        if (dataset instanceof ContiguousDataset contiguous && contiguous.getDataAddress() != -1) {
            long address = contiguous.getDataAddress() + contiguous.getHdfFile().getUserBlockSize();
            return new ContiguousStorage(
                    contiguous.getHdfFile().getHdfBackingStorage().getFileChannel(), address, shape);
        }
        return new SmallStorage(dataset, shape);
    }
}
