package org.galcause.ingesttng.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.Constants;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.storage.HdfBackingStorage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tiles of a dataset whose index knows them by number, as newer files have (libver latest). jhdf 0.13 counts the numbers over the extent
 * that the dataset has. HDF5 counts them over the extent that it may grow to, with the axis that grows without bound first; jhdf also takes
 * pages and blocks that were never written for written ones. So such an index is read here.
 */
final class NumberedTiles {

    private static final long MOST_UNWRITTEN = 1L << 20;

    private final long[] extents;
    private final long[] most;
    private final int[] tile;

    private NumberedTiles(ChunkedDataset dataset) {
        this.extents = dataset.getDimensionsAsLong();
        this.most = dataset.getMaxSize();
        this.tile = dataset.getChunkDimensions();
    }

    /** The tiles that were written, by the indices of their first elements; nothing when the index is of another kind. */
    static Optional<Map<ChunkOffset, Chunk>> of(ChunkedDataset dataset) {
        HdfBackingStorage storage = dataset.getHdfFile().getHdfBackingStorage();
        List<ChunkedDataLayoutMessageV4> layouts = dataset instanceof AbstractNode node
                ? node.getHeader().getMessagesOfType(ChunkedDataLayoutMessageV4.class)
                : List.of();
        if (layouts.isEmpty()) {
            return Optional.empty();
        }
        ChunkedDataLayoutMessageV4 layout = layouts.get(0);
        long address = layout.getAddress();
        if (address == Constants.UNDEFINED_ADDRESS) {
            return Optional.of(Map.of());
        }
        NumberedTiles numbers = new NumberedTiles(dataset);
        numbers.requirePlausible(storage);
        int bytes = numbers.tileBytes(dataset.getDataType().getSize());
        CheckedBlocks blocks = new CheckedBlocks(storage);
        return switch (layout.getIndexingType()) {
            case ChunkedDataLayoutMessageV4.IMPLICIT_INDEX ->
                Optional.of(numbers.tiles(number ->
                        Optional.of(new TileEntry(Math.addExact(address, number * bytes), bytes, new BitSet()))));
            case ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX ->
                Optional.of(numbers.tiles(new FixedArray(blocks, address, bytes)));
            case ChunkedDataLayoutMessageV4.EXTENSIBLE_ARRAY_INDEX ->
                Optional.of(numbers.tiles(new ExtensibleArray(blocks, address, bytes)));
            default -> Optional.empty();
        };
    }

    /** A damaged extent must not become an endless search; so many chunks may have been left unwritten. */
    private void requirePlausible(HdfBackingStorage storage) {
        double count = 1;
        for (int axis = 0; axis < tile.length; axis++) {
            count *= Math.ceil((double) extents[axis] / tile[axis]);
        }
        if (count > MOST_UNWRITTEN + storage.size() / Long.BYTES) {
            throw new HdfException("an extent of " + (long) count + " chunks, more than the file has room for");
        }
        if (storage.getSizeOfOffsets() != Long.BYTES || storage.getSizeOfLengths() != Long.BYTES) {
            throw new HdfException("addresses of " + storage.getSizeOfOffsets() + " bytes in an index of chunks");
        }
    }

    private int tileBytes(int elementBytes) {
        int bytes = elementBytes;
        for (int extent : tile) {
            bytes = Math.multiplyExact(bytes, extent);
        }
        return bytes;
    }

    private Map<ChunkOffset, Chunk> tiles(TileIndex index) {
        Map<ChunkOffset, Chunk> tiles = new HashMap<>();
        List<Integer> axes = axes();
        long[] offset = new long[tile.length];
        do {
            index.tile(number(offset, axes))
                    .ifPresent(entry -> tiles.put(
                            new ChunkOffset(offset),
                            new ChunkImpl(entry.address(), entry.size(), offset, entry.skipped())));
        } while (next(offset));
        return tiles;
    }

    /** The axes, the one that grows without bound first. */
    private List<Integer> axes() {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < tile.length; axis++) {
            axes.add(most[axis] == -1 ? 0 : axes.size(), axis);
        }
        return axes;
    }

    private long number(long[] offset, List<Integer> axes) {
        long number = 0;
        for (int axis : axes) {
            long tiles = most[axis] == -1 ? 0 : (most[axis] + tile[axis] - 1) / tile[axis];
            number = number * tiles + offset[axis] / tile[axis];
        }
        return number;
    }

    /** Moves to the next tile; whether there is one. */
    private boolean next(long[] offset) {
        for (int axis = tile.length - 1; axis >= 0; axis--) {
            offset[axis] += tile[axis];
            if (offset[axis] < extents[axis]) {
                return true;
            }
            offset[axis] = 0;
        }
        return false;
    }
}
