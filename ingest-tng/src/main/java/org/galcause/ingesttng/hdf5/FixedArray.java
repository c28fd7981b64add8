package org.galcause.ingesttng.hdf5;

import io.jhdf.Constants;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The index of a dataset that cannot grow beyond a given extent (HDF5 file format specification, fixed array index): one list, in pages when
 * it is long. A bit says of each page whether it was ever written.
 */
final class FixedArray implements TileIndex {

    private static final int HEADER_BYTES = 28;
    private static final int PREFIX_BYTES = 14;

    private final CheckedBlocks blocks;
    private final TileEntry.Form form;
    private final long count;
    private final long pageEntries;
    private final long data;

    FixedArray(CheckedBlocks blocks, long address, int tileBytes) {
        this.blocks = blocks;
        ByteBuffer header = blocks.at(address, "FAHD", HEADER_BYTES);
        this.form = new TileEntry.Form(header.get(6), header.get(5) == 1, tileBytes);
        this.pageEntries = 1L << header.get(7);
        this.count = header.getLong(8);
        this.data = header.getLong(16);
    }

    @Override
    public Optional<TileEntry> tile(long number) {
        if (data == Constants.UNDEFINED_ADDRESS || number >= count) {
            return Optional.empty();
        }
        return count <= pageEntries ? unpaged((int) number) : paged(number);
    }

    private Optional<TileEntry> unpaged(int number) {
        ByteBuffer block = blocks.at(data, "FADB", PREFIX_BYTES + count * form.bytes() + CheckedBlocks.SUM);
        return form.at(block, PREFIX_BYTES + number * form.bytes());
    }

    private Optional<TileEntry> paged(long number) {
        long pages = (count + pageEntries - 1) / pageEntries;
        long prefix = PREFIX_BYTES + (pages + 7) / 8 + CheckedBlocks.SUM;
        int page = (int) (number / pageEntries);
        if ((blocks.at(data, "FADB", prefix).get(PREFIX_BYTES + page / 8) & 0x80 >> page % 8) == 0) {
            return Optional.empty();
        }
        long entries = Math.min(pageEntries, count - page * pageEntries);
        long place = data + prefix + page * (pageEntries * form.bytes() + CheckedBlocks.SUM);
        ByteBuffer block = blocks.at(place, "", entries * form.bytes() + CheckedBlocks.SUM);
        return form.at(block, (int) (number % pageEntries) * form.bytes());
    }
}
