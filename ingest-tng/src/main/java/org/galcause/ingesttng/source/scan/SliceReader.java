package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Reads slices one after the other, batch by batch; a batch ends where a compressed tile does. */
final class SliceReader implements PartitionReader<ColumnarBatch> {

    private final StoredRows rows;
    private final StructType columns;
    private final List<Slice> slices;
    private final long batchRows;
    private int slice;
    private long at;
    private @Nullable Part openPart;
    private @Nullable PartReader open;
    private @Nullable ColumnarBatch batch;

    SliceReader(StoredRows rows, StructType columns, List<Slice> slices) {
        this(rows, columns, slices, rows.size().batchRows());
    }

    /** Likewise in smaller batches than the option says. */
    SliceReader(StoredRows rows, StructType columns, List<Slice> slices, int most) {
        this.rows = rows;
        this.columns = columns;
        this.slices = slices;
        long tile = rows.rowsTogether(columns);
        // Columns may have tiles of different sizes: four of the largest keep what is unpacked twice below a quarter.
        long least = tile > 1 ? Math.max(most, 4 * tile) : most;
        this.batchRows = (least + tile - 1) / tile * tile;
    }

    @Override
    public boolean next() {
        while (slice < slices.size() && at >= slices.get(slice).rows()) {
            slice++;
            at = 0;
        }
        if (slice == slices.size()) {
            // What closing finds (a file that changed) belongs to the read.
            close();
            return false;
        }
        Slice current = slices.get(slice);
        long first = current.first() + at;
        long end = Math.min(current.end(), (first / batchRows + 1) * batchRows);
        int count = Math.toIntExact(end - first);
        List<ColumnVector> vectors =
                columns.isEmpty() ? List.of() : opened(current.part()).block(first, count);
        batch = new ColumnarBatch(vectors.toArray(ColumnVector[]::new), count);
        at += count;
        return true;
    }

    private PartReader opened(Part part) {
        if (open == null || !part.equals(openPart)) {
            close();
            open = rows.open(part, columns);
            openPart = part;
        }
        return open;
    }

    @Override
    public ColumnarBatch get() {
        if (batch == null) {
            throw new NoSuchElementException("no batch was read");
        }
        return batch;
    }

    @Override
    public void close() {
        PartReader last = open;
        if (last != null) {
            open = null;
            last.close();
        }
    }
}
