package org.galcause.ingesttng.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** Where the tiles of a dataset lie in the file, and their bytes as they are there. */
final class TileAddresses {

    private static final ThreadLocal<ByteBuffer> PACKED = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));

    private final Map<ChunkOffset, Chunk> tiles;
    private final FileChannel channel;
    private final long start;
    private final long end;

    private TileAddresses(Map<ChunkOffset, Chunk> tiles, HdfBackingStorage storage) {
        this.tiles = tiles;
        this.channel = storage.getFileChannel();
        this.start = storage.getUserBlockSize();
        this.end = storage.size();
    }

    static TileAddresses of(ChunkedDataset dataset) {
        HdfBackingStorage storage = dataset.getHdfFile().getHdfBackingStorage();
        return new TileAddresses(
                storage instanceof BoundedStorage file
                        ? file.tiles(dataset.getAddress(), () -> tiles(dataset))
                        : tiles(dataset),
                storage);
    }

    private static Map<ChunkOffset, Chunk> tiles(ChunkedDataset dataset) {
        return NumberedTiles.of(dataset).orElseGet(() -> JhdfInternals.tiles(dataset));
    }

    /** How many tiles were written. */
    int count() {
        return tiles.size();
    }

    /**
     * A tile as it is in the file.
     *
     * @param bytes this thread's until its next call
     * @param skipped places of the filters that it has not passed
     */
    record Packed(ByteBuffer bytes, BitSet skipped) {}

    /** A tile; nothing when it was never written. */
    Optional<Packed> packed(long row, int column, int axes) {
        Chunk tile =
                tiles.get(axes > 1 ? new ChunkOffset(new long[] {row, column}) : new ChunkOffset(new long[] {row}));
        return tile == null
                ? Optional.empty()
                : Optional.of(new Packed(read(start + tile.getAddress(), tile.getSize()), tile.getFilterMask()));
    }

    private ByteBuffer read(long address, int size) {
        if (size < 0 || address < 0 || size > end - address) {
            throw new HdfException("a chunk of " + size + " bytes at " + address + " lies outside the file");
        }
        ByteBuffer packed = PACKED.get();
        if (packed.capacity() < size) {
            packed = ByteBuffer.allocateDirect(size + (size >> 2));
            PACKED.set(packed);
        }
        BoundedStorage.fill(channel, packed.clear().limit(size), address);
        return packed;
    }
}
