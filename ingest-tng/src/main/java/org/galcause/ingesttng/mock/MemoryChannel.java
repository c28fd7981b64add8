package org.galcause.ingesttng.mock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * A file in memory that can be written to in any place, below 2 GiB: the HDF5 library writes row by row, and a file on disk would be asked
 * once for each row.
 */
final class MemoryChannel extends FileChannel {

    private static final String WRITE_ONLY = "only written to";

    private byte[] bytes = new byte[1 << 20];
    private int size;
    private int position;

    /** What was written; the array is longer than {@link #size()}. */
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    @Override
    public int write(ByteBuffer source) {
        int written = write(source, position);
        position += written;
        return written;
    }

    @Override
    public int write(ByteBuffer source, long at) {
        int count = source.remaining();
        int end = Math.addExact(Math.toIntExact(at), count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length)));
        }
        source.get(bytes, Math.toIntExact(at), count);
        size = Math.max(size, end);
        return count;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            written += write(sources[i]);
        }
        return written;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = Math.toIntExact(newPosition);
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void force(boolean metaData) {}

    @Override
    protected void implCloseChannel() {}

    @Override
    public int read(ByteBuffer target) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public FileChannel truncate(long newSize) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long length) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public FileLock lock(long from, long length, boolean shared) throws IOException {
        throw new IOException(WRITE_ONLY);
    }

    @Override
    public FileLock tryLock(long from, long length, boolean shared) throws IOException {
        throw new IOException(WRITE_ONLY);
    }
}
