package org.galcause.ingesttng.hdf5;

import io.jhdf.Constants;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;

/**
 * What an index says of a tile.
 *
 * @param address where it is
 * @param size its bytes in the file
 * @param skipped places of the filters that it has not passed
 */
record TileEntry(long address, int size, BitSet skipped) {

    /**
     * How an index writes entries.
     *
     * @param bytes of an entry: an address, and where tiles are packed also size and skipped filters
     * @param packed whether tiles are
     * @param tileBytes bytes of a tile that is not
     */
    record Form(int bytes, boolean packed, int tileBytes) {

        /** The entry at a place of a block; nothing where the tile was never written. */
        Optional<TileEntry> at(ByteBuffer block, int place) {
            long address = block.getLong(place);
            if (address == Constants.UNDEFINED_ADDRESS) {
                return Optional.empty();
            }
            if (!packed) {
                return Optional.of(new TileEntry(address, tileBytes, new BitSet()));
            }
            int sizeBytes = bytes - Long.BYTES - Integer.BYTES;
            long size = 0;
            for (int i = sizeBytes - 1; i >= 0; i--) {
                size = size << Byte.SIZE | block.get(place + Long.BYTES + i) & 0xFF;
            }
            BitSet skipped =
                    BitSet.valueOf(new long[] {Integer.toUnsignedLong(block.getInt(place + Long.BYTES + sizeBytes))});
            return Optional.of(new TileEntry(address, Math.toIntExact(size), skipped));
        }
    }
}
