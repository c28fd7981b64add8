package org.galcause.ingesttng.source.fits;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FileState;
import org.galcause.ingesttng.source.scan.PartReader;

/**
 * Reads the wanted columns of one table, batch after batch. Rows lie whole in the file, so whole rows pass through a small buffer; only the
 * wanted columns are kept and decoded.
 */
final class FitsPartReader implements PartReader {

    private static final int BLOCK_BYTES = 1 << 22;

    /** Of the widest kind, 16 bytes, in one row. */
    private static final long MOST_ELEMENTS = Integer.MAX_VALUE / 16;

    private final Path file;
    private final FileState opened;
    private final TablePlace place;
    private final List<FitsField> wanted;
    private final RowBytes bytes;
    private final Heap heap;

    FitsPartReader(Path file, TablePlace place, List<FitsField> wanted) {
        this.file = file;
        this.opened = FileState.of(file);
        this.place = place;
        this.wanted = wanted;
        this.bytes = RowBytes.open(file, place.packed());
        this.heap = place.packed() && wanted.stream().anyMatch(FitsField::variable)
                ? unpackedHeap()
                : (at, into) -> bytes.read(place.heap() + at, into, into.length);
    }

    /** Where elements of variable number are. */
    private interface Heap {
        /** Fills the array with the bytes from {@code at} on. */
        void read(long at, byte[] into);
    }

    /** A gzipped file is read onwards only, and the heap comes after all rows: so it is read first, in a pass of its own, and kept. */
    private Heap unpackedHeap() {
        int size = (int) place.heapBytes();
        if (size != place.heapBytes()) {
            throw UserError.data(file + ": its arrays of variable length take " + place.heapBytes()
                    + " bytes, more than can be held of a gzipped file (2^31); unpack it first (gunzip)");
        }
        byte[] content = RowBytes.unpacked(file, place.heap(), size);
        return (at, into) -> System.arraycopy(content, (int) at, into, 0, into.length);
    }

    @Override
    public List<ColumnVector> block(long first, int rows) {
        List<byte[]> columns = new ArrayList<>();
        wanted.forEach(field -> columns.add(new byte[Math.multiplyExact(rows, field.rowBytes())]));
        gather(first, rows, columns);
        List<ColumnVector> vectors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            vectors.add(vector(wanted.get(i), columns.get(i), rows));
        }
        return vectors;
    }

    /** Copies each wanted column's bytes out of the rows. */
    private void gather(long first, int rows, List<byte[]> columns) {
        int blockRows = Math.max(1, Math.min(rows, BLOCK_BYTES / Math.max(1, place.rowBytes())));
        byte[] block = new byte[blockRows * place.rowBytes()];
        for (int row = 0; row < rows; row += blockRows) {
            int count = Math.min(blockRows, rows - row);
            bytes.read(place.start() + (first + row) * place.rowBytes(), block, count * place.rowBytes());
            for (int i = 0; i < wanted.size(); i++) {
                int width = wanted.get(i).rowBytes();
                int from = wanted.get(i).offset();
                for (int r = 0; r < count; r++) {
                    System.arraycopy(block, r * place.rowBytes() + from, columns.get(i), (row + r) * width, width);
                }
            }
        }
    }

    private ColumnVector vector(FitsField field, byte[] column, int rows) {
        if (place.ascii()) {
            return new AsciiCells(file, field).vector(column, rows);
        }
        return field.variable() ? variable(field, column, rows) : BinaryCells.vector(file, field, column, rows);
    }

    private ColumnVector variable(FitsField field, byte[] descriptors, int rows) {
        ByteBuffer buffer = ByteBuffer.wrap(descriptors);
        boolean wide = field.descriptorBytes() == 16;
        int[] counts = new int[rows];
        long[] places = new long[rows];
        long total = 0;
        for (int row = 0; row < rows; row++) {
            long count = wide ? buffer.getLong() : buffer.getInt();
            places[row] = wide ? buffer.getLong() : buffer.getInt();
            if (count < 0
                    || count > MOST_ELEMENTS
                    || places[row] < 0
                    || place.heapBytes() - places[row] < field.bytes((int) count)) {
                throw UserError.data(
                        file + ": column " + field.name() + ": a row claims " + count + " elements at byte "
                                + places[row] + " of the heap, which has " + place.heapBytes()
                                + "; the file is damaged, fetch it again");
            }
            counts[row] = (int) count;
            total += field.bytes(counts[row]);
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw UserError.data(file + ": column " + field.name() + ": " + rows + " rows hold " + total
                    + " bytes, more than fit into one batch; read it with a smaller option batchRows");
        }
        byte[] elements = new byte[(int) total];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            byte[] one = new byte[field.bytes(counts[row])];
            heap.read(places[row], one);
            System.arraycopy(one, 0, elements, at, one.length);
            at += one.length;
        }
        return BinaryCells.variable(file, field, elements, counts);
    }

    @Override
    public void close() {
        bytes.close();
        opened.requireStill(file);
    }
}
