package org.galcause.ingesttng.hdf5;

import io.jhdf.Constants;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The index of a dataset that can grow without bound along one axis (HDF5 file format specification, extensible array index). The first
 * entries are in the index block. The others are in data blocks, which double in size or number from group to group; those of the first
 * groups are listed in the index block, those of each later one in a block of its own. Data blocks that are long are in pages.
 */
final class ExtensibleArray implements TileIndex {

    private static final int HEADER_BYTES = 72;
    private static final int PREFIX_BYTES = 14;

    private final CheckedBlocks blocks;
    private final TileEntry.Form form;
    private final int offsetBytes;
    private final int inIndex;
    private final int leastEntries;
    private final int listedGroups;
    private final int groups;
    private final long pageEntries;
    private final long index;

    ExtensibleArray(CheckedBlocks blocks, long address, int tileBytes) {
        this.blocks = blocks;
        ByteBuffer header = blocks.at(address, "EAHD", HEADER_BYTES);
        this.form = new TileEntry.Form(header.get(6), header.get(5) == 1, tileBytes);
        this.offsetBytes = (header.get(7) + 7) / 8;
        this.inIndex = header.get(8) & 0xFF;
        this.leastEntries = header.get(9) & 0xFF;
        this.listedGroups = 2 * log2(header.get(10) & 0xFF);
        this.groups = 1 + header.get(7) - log2(leastEntries);
        this.pageEntries = 1L << header.get(11);
        this.index = header.getLong(60);
    }

    private static int log2(long number) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    }

    @Override
    public Optional<TileEntry> tile(long number) {
        if (index == Constants.UNDEFINED_ADDRESS) {
            return Optional.empty();
        }
        if (number < inIndex) {
            return form.at(indexBlock(), PREFIX_BYTES + (int) number * form.bytes());
        }
        long rest = number - inIndex;
        int group = log2(rest / leastEntries + 1);
        long inGroup = rest - ((1L << group) - 1) * leastEntries;
        int block = (int) (inGroup / entries(group));
        long entry = inGroup % entries(group);
        return group < listedGroups ? listed(group, block, entry) : elsewhere(group, block, entry);
    }

    /** Data blocks of a group. */
    private static int blocksOf(int group) {
        return 1 << group / 2;
    }

    /** Entries of each data block of a group. */
    private long entries(int group) {
        return (1L << (group + 1) / 2) * leastEntries;
    }

    private static int blocksBefore(int group) {
        int before = 0;
        for (int earlier = 0; earlier < group; earlier++) {
            before += blocksOf(earlier);
        }
        return before;
    }

    private ByteBuffer indexBlock() {
        return blocks.at(
                index,
                "EAIB",
                listAt()
                        + (long) Long.BYTES * (blocksBefore(listedGroups) + groups - listedGroups)
                        + CheckedBlocks.SUM);
    }

    private int listAt() {
        return PREFIX_BYTES + inIndex * form.bytes();
    }

    private Optional<TileEntry> listed(int group, int block, long entry) {
        long data = indexBlock().getLong(listAt() + Long.BYTES * (blocksBefore(group) + block));
        // The pages of a data block in a listed group are all written with it; such blocks are shorter than a page.
        return data == Constants.UNDEFINED_ADDRESS ? Optional.empty() : unpaged(group, data, entry);
    }

    private Optional<TileEntry> elsewhere(int group, int block, long entry) {
        int place = listAt() + Long.BYTES * (blocksBefore(listedGroups) + group - listedGroups);
        long list = indexBlock().getLong(place);
        if (list == Constants.UNDEFINED_ADDRESS) {
            return Optional.empty();
        }
        boolean paged = entries(group) > pageEntries;
        int marks = paged ? (int) ((entries(group) / pageEntries + 7) / 8) : 0;
        int marksAt = PREFIX_BYTES + offsetBytes;
        int listAt = marksAt + marks * blocksOf(group);
        ByteBuffer listing = blocks.at(list, "EASB", listAt + (long) Long.BYTES * blocksOf(group) + CheckedBlocks.SUM);
        long data = listing.getLong(listAt + Long.BYTES * block);
        if (data == Constants.UNDEFINED_ADDRESS) {
            return Optional.empty();
        }
        if (!paged) {
            return unpaged(group, data, entry);
        }
        int page = (int) (entry / pageEntries);
        // The pages of all blocks are counted through, although the room for their marks is that of whole bytes for
        // each block.
        int mark = (int) (entries(group) / pageEntries) * block + page;
        boolean written = (listing.get(marksAt + mark / 8) & 0x80 >> mark % 8) != 0;
        return written ? paged(data, page, (int) (entry % pageEntries)) : Optional.empty();
    }

    private Optional<TileEntry> unpaged(int group, long data, long entry) {
        int first = PREFIX_BYTES + offsetBytes;
        ByteBuffer block = blocks.at(data, "EADB", first + entries(group) * form.bytes() + CheckedBlocks.SUM);
        return form.at(block, first + (int) entry * form.bytes());
    }

    private Optional<TileEntry> paged(long data, int page, int entry) {
        long pageBytes = pageEntries * form.bytes() + CheckedBlocks.SUM;
        long first = data + PREFIX_BYTES + offsetBytes + CheckedBlocks.SUM;
        return form.at(blocks.at(first + page * pageBytes, "", pageBytes), entry * form.bytes());
    }
}
