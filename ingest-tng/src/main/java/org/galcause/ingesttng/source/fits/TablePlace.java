package org.galcause.ingesttng.source.fits;

import java.io.Serializable;

/**
 * Where a table's rows are in its file.
 *
 * @param start first byte of the rows, in the unpacked file
 * @param rowBytes bytes of a row
 * @param heap first byte of the heap, where elements of variable number are
 * @param heapBytes how many bytes it has
 * @param packed whether the file is gzipped
 * @param ascii whether rows are text
 */
record TablePlace(long start, int rowBytes, long heap, long heapBytes, boolean packed, boolean ascii)
        implements Serializable {

    static TablePlace of(FitsUnit unit, boolean packed) {
        long rows = unit.rows() * unit.rowBytes();
        long heap = unit.header().getLongValue("THEAP", rows);
        return new TablePlace(
                unit.dataStart(),
                unit.rowBytes(),
                unit.dataStart() + heap,
                Math.max(0, unit.dataBytes() - heap),
                packed,
                unit.ascii());
    }
}
