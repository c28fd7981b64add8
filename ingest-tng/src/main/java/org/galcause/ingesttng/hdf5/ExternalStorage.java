package org.galcause.ingesttng.hdf5;

import java.nio.ByteOrder;
import org.galcause.causalmodel.UserError;

/** Bytes in files of their own, which are not followed. */
record ExternalStorage(String where) implements Storage {

    @Override
    public String description() {
        return "external files";
    }

    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at) {
        throw UserError.data(where + " is stored in files of its own (HDF5 external storage), which are not followed;"
                + " bring its values into a copy of the file, such as with h5repack -l CHUNK=1024 FILE COPY");
    }
}
