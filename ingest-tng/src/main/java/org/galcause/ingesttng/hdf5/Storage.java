package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteOrder;

/** How a dataset's bytes lie in the file. */
interface Storage {

    /** In words. */
    String description();

    /** Rows that can only be read together. */
    default int rowsTogether() {
        return 1;
    }

    /**
     * How many bytes of values the file can hold of it at most. A dataset that claims more is damaged; {@link Long#MAX_VALUE} where nothing
     * was written, since fill values need no bytes.
     */
    long capacity();

    /** Hands the bytes of a slab to a decoder, whose array holds the slab from index {@code at}. */
    void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at);

    static Storage of(Dataset dataset, Shape shape) {
        if (dataset instanceof ChunkedDataset chunked) {
            return new ChunkedStorage(chunked, shape);
        }
        if (dataset instanceof ContiguousDataset contiguous && contiguous.getDataAddress() != -1) {
            HdfBackingStorage file = contiguous.getHdfFile().getHdfBackingStorage();
            long address = contiguous.getDataAddress() + file.getUserBlockSize();
            return new ContiguousStorage(file.getFileChannel(), address, file.size(), shape);
        }
        return new SmallStorage(dataset, shape);
    }
}
