package org.galcause.ingesttng.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Blocks of an index, each with a checksum at its end, which is held against its bytes when the block is first wanted. */
final class CheckedBlocks {

    /** Bytes of a checksum. */
    static final int SUM = Integer.BYTES;

    private final HdfBackingStorage storage;
    private final Map<Long, ByteBuffer> read = new HashMap<>();

    CheckedBlocks(HdfBackingStorage storage) {
        this.storage = storage;
    }

    /**
     * A block.
     *
     * @param signature with which it begins; empty: none
     * @param bytes how many, its checksum included
     */
    ByteBuffer at(long address, String signature, long bytes) {
        return read.computeIfAbsent(address, place -> checked(place, signature, Math.toIntExact(bytes)));
    }

    private ByteBuffer checked(long address, String signature, int bytes) {
        ByteBuffer block = storage.readBufferFromAddress(address, bytes);
        byte[] start = new byte[signature.length()];
        block.get(0, start);
        if (!signature.equals(new String(start, StandardCharsets.US_ASCII))) {
            throw new HdfException("an index of chunks does not begin with " + signature);
        }
        ChecksumUtils.validateChecksum(block.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        return block;
    }
}
