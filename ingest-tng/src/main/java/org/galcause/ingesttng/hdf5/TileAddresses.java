package org.galcause.ingesttng.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.exceptions.HdfException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tiles of a dataset lie in the file. jhdf knows it but only hands out memory maps of tiles: making and undoing one costs more than
 * unpacking a small tile, and a map of a file that is cut meanwhile can end the program. So its table is asked for directly, and tiles are read.
 */
final class TileAddresses {

    private static final ThreadLocal<ByteBuffer> PACKED = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));
    private static final MethodHandle TABLE = table();

    private final Map<ChunkOffset, Chunk> tiles;
    private final FileChannel channel;
    private final long start;

    private TileAddresses(Map<ChunkOffset, Chunk> tiles, FileChannel channel, long start) {
        this.tiles = tiles;
        this.channel = channel;
        this.start = start;
    }

    static TileAddresses of(ChunkedDataset dataset) {
        return new TileAddresses(
                tiles(dataset),
                dataset.getHdfFile().getHdfBackingStorage().getFileChannel(),
                dataset.getHdfFile().getUserBlockSize());
    }

    private static MethodHandle table() {
        try {
            return MethodHandles.privateLookupIn(ChunkedDatasetBase.class, MethodHandles.lookup())
                    .findVirtual(ChunkedDatasetBase.class, "getChunkLookup", MethodType.methodType(Map.class));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of jhdf keeps its table of chunks elsewhere", changed);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<ChunkOffset, Chunk> tiles(ChunkedDataset dataset) {
        try {
            return (Map<ChunkOffset, Chunk>) TABLE.invoke((ChunkedDatasetBase) dataset);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new HdfException("the table of chunks cannot be read", fault);
        }
    }

    /** A tile as it is in the file, this thread's until its next call; nothing when it was never written. */
    Optional<ByteBuffer> packed(long row, int column, int axes) {
        Chunk tile =
                tiles.get(axes > 1 ? new ChunkOffset(new long[] {row, column}) : new ChunkOffset(new long[] {row}));
        return tile == null ? Optional.empty() : Optional.of(read(start + tile.getAddress(), tile.getSize()));
    }

    private ByteBuffer read(long address, int size) {
        ByteBuffer packed = PACKED.get();
        if (packed.capacity() < size) {
            requireInFile(address, size);
            packed = ByteBuffer.allocateDirect(size + (size >> 2));
            PACKED.set(packed);
        }
        packed.clear().limit(size);
        try {
            while (packed.hasRemaining()) {
                if (channel.read(packed, address + packed.position()) < 0) {
                    throw new EOFException("the file ends before the data do");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.flip();
    }

    /** A damaged size must not become a request for memory. */
    private void requireInFile(long address, int size) {
        try {
            if (size < 0 || address < 0 || address + size > channel.size()) {
                throw new HdfException("a chunk of " + size + " bytes at " + address + " lies outside the file");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
