package org.galcause.ingesttng.hdf5;

import io.jhdf.Superblock;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * A file as jhdf sees it. It never hands out more bytes than the file has, so that a damaged size is an error instead of a request for
 * memory; it maps nothing, since a map of a file that is cut meanwhile can end the program; and it answers the many requests for a few bytes,
 * of which the structure of a file consists, from pages of memory. Headers of objects it shows without what jhdf does not know
 * ({@link ForeignParts}). Safe to share among threads.
 */
final class BoundedStorage implements HdfBackingStorage {

    private static final int PAGE_BYTES = 1 << 14;
    private static final int MOST_PAGES = 256;

    private final FileChannel channel;
    private final Superblock superblock;
    private final long size;
    private final Pages pages = new Pages();
    private final ForeignParts foreign = new ForeignParts(this);
    private final Map<Long, Map<ChunkOffset, Chunk>> tiles = new ConcurrentHashMap<>();
    private final NavigableMap<Long, byte[]> shown = new ConcurrentSkipListMap<>();

    BoundedStorage(FileChannel channel, Superblock superblock) {
        this.channel = channel;
        this.superblock = superblock;
        this.size = size(channel);
    }

    private static long size(FileChannel channel) {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** jhdf asks for a single byte only where the header of an object begins: for its version. */
    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        if (length == 1) {
            show(foreign.shown(address));
        }
        return map(address, length);
    }

    private void show(NavigableMap<Long, byte[]> blocks) {
        if (!blocks.isEmpty()) {
            synchronized (pages) {
                blocks.forEach((address, bytes) -> shown.put(address + getUserBlockSize(), bytes));
                pages.clear();
            }
        }
    }

    /** The tiles of a dataset, which are looked up once. */
    Map<ChunkOffset, Chunk> tiles(long dataset, Supplier<Map<ChunkOffset, Chunk>> lookup) {
        return tiles.computeIfAbsent(dataset, header -> lookup.get());
    }

    /** What is not shown of the headers that were looked at. */
    ForeignParts foreign() {
        return foreign;
    }

    @Override
    public ByteBuffer map(long address, long length) {
        return mapNoOffset(address + getUserBlockSize(), length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        if (address < 0 || length < 0 || length > size - address) {
            throw new HdfException("a structure of " + length + " bytes at byte " + address
                    + " does not lie inside the file, which has " + size);
        }
        int bytes = Math.toIntExact(length);
        int inPage = (int) (address % PAGE_BYTES);
        return inPage + length <= PAGE_BYTES
                ? page(address / PAGE_BYTES).slice(inPage, bytes).order(ByteOrder.LITTLE_ENDIAN)
                : read(address, bytes);
    }

    private ByteBuffer page(long number) {
        synchronized (pages) {
            ByteBuffer page = pages.get(number);
            if (page == null) {
                long start = number * PAGE_BYTES;
                page = read(start, (int) Math.min(PAGE_BYTES, size - start));
                pages.put(number, page);
            }
            return page;
        }
    }

    private ByteBuffer read(long address, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        fill(channel, bytes, address);
        shown.headMap(address + length).forEach((at, block) -> overlay(bytes, address, at, block));
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void overlay(ByteBuffer bytes, long address, long at, byte[] block) {
        int from = (int) Math.max(0, address - at);
        int to = (int) Math.min(block.length, address + bytes.capacity() - at);
        if (from < to) {
            bytes.put((int) (at + from - address), block, from, to - from);
        }
    }

    /** Fills a buffer up to its limit with the bytes of a file from an address on, and rewinds it. */
    static void fill(FileChannel channel, ByteBuffer bytes, long address) {
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, address + bytes.position()) < 0) {
                    throw new EOFException("the file ends before the data do");
                }
            }
            bytes.rewind();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long getUserBlockSize() {
        return superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        return channel;
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    /** The pages used last, by number. */
    private static final class Pages extends LinkedHashMap<Long, ByteBuffer> {

        private static final long serialVersionUID = 1L;

        Pages() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
            return size() > MOST_PAGES;
        }
    }
}
