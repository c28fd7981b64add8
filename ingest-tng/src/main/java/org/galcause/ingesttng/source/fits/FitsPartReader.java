package org.galcause.ingesttng.source.fits;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.source.scan.PartReader;

/**
 * Reads the wanted columns of one table, batch after batch. Rows lie whole in the file, so whole rows pass through a small buffer; only the
 * wanted columns are kept and decoded.
 */
final class FitsPartReader implements PartReader {

    private static final int BLOCK_BYTES = 1 << 22;

    private final Path file;
    private final TablePlace place;
    private final List<FitsField> wanted;
    private final RowBytes bytes;

    FitsPartReader(Path file, TablePlace place, List<FitsField> wanted) {
        this.file = file;
        this.place = place;
        this.wanted = wanted;
        this.bytes = RowBytes.open(file, place.packed());
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
            if (count < 0 || places[row] < 0 || count > Integer.MAX_VALUE - total) {
                throw UserError.data(
                        file + ": column " + field.name() + ": a row claims " + count + " elements at byte "
                                + places[row] + " of the heap; the file is damaged, or batchRows is too large");
            }
            counts[row] = (int) count;
            total += field.bytes(counts[row]);
        }
        byte[] elements = new byte[Math.toIntExact(total)];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            byte[] one = new byte[field.bytes(counts[row])];
            bytes.read(place.heap() + places[row], one, one.length);
            System.arraycopy(one, 0, elements, at, one.length);
            at += one.length;
        }
        return BinaryCells.variable(file, field, elements, counts);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
