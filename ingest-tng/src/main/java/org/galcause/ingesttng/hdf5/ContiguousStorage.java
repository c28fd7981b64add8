package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Rows one after the other. They are read block by block into a small buffer that stays in the processor's cache: no slower than a memory
 * map, no bound at 2 GiB, and a file that is cut while it is read is an error instead of a crash.
 */
record ContiguousStorage(FileChannel channel, long address, long end, Shape shape) implements Storage {

    private static final int BLOCK_BYTES = 1 << 18;
    private static final ThreadLocal<ByteBuffer> BLOCK =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BLOCK_BYTES));

    @Override
    public String description() {
        return "contiguous";
    }

    @Override
    public long capacity() {
        return Math.max(0, end - address);
    }

    @Override
    public void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at) {
        long rowBytes = (long) shape.width() * type.bytes();
        int blockRows = (int) Math.max(1, Math.min(slab.rows(), BLOCK_BYTES / rowBytes));
        ByteBuffer block = block(Math.toIntExact(blockRows * rowBytes)).order(order);
        for (int row = 0; row < slab.rows(); row += blockRows) {
            int rows = Math.min(blockRows, slab.rows() - row);
            BoundedStorage.fill(
                    channel,
                    block.clear().limit((int) (rows * rowBytes)),
                    address + (slab.firstRow() + row) * rowBytes);
            decode(block, rows, row, slab, type, decoder, at);
        }
    }

    /** A thread's block serves all its reads; rows longer than it have one of their own. */
    private static ByteBuffer block(int bytes) {
        return bytes <= BLOCK_BYTES ? BLOCK.get() : ByteBuffer.allocateDirect(bytes);
    }

    private void decode(ByteBuffer block, int rows, int row, Slab slab, ElementType type, Decoder decoder, int at) {
        int size = type.bytes();
        int width = shape.width();
        if (slab.columns() == width) {
            decoder.decode(block, new Decoder.Run(0, size, at + row * width, 1, rows * width));
        } else {
            for (int column = 0; column < slab.columns(); column++) {
                int from = (slab.firstColumn() + column) * size;
                int to = at + row * slab.columns() + column;
                decoder.decode(block, new Decoder.Run(from, width * size, to, slab.columns(), rows));
            }
        }
    }
}
