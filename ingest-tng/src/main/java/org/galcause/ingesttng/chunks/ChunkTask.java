package org.galcause.ingesttng.chunks;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.ingesttng.assembly.Assembled;
import org.galcause.ingesttng.assembly.PanelAssembly;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.tables.LongTableHistories;

/** Assembles the chunks whose rows come behind one another, and writes their blocks. */
final class ChunkTask implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RequestSource source;
    private final ArrayList<String> columns;
    private final double[] times;
    private final String folder;

    /**
     * @param columns of the rows: ids, then numbers; behind them the number of the chunk
     * @param folder where the blocks go
     */
    ChunkTask(RequestSource source, List<String> columns, double[] times, Path folder) {
        this.source = source;
        this.columns = new ArrayList<>(columns);
        this.times = times;
        this.folder = folder.toString();
    }

    Iterator<ChunkReport> assemble(Iterator<InternalRow> rows) {
        IngestRequest request = source.request();
        OneByOne all = new OneByOne(rows, columns.size());
        List<ChunkReport> reports = new ArrayList<>();
        while (all.hasChunk()) {
            int chunk = all.chunk();
            Assembled assembled = PanelAssembly.assemble(
                    LongTableHistories.ofRows(
                            (Source.LongTable) request.source(), request.variables(), columns, all, times),
                    request);
            write(chunk, assembled.panel());
            reports.add(new ChunkReport(chunk, assembled));
        }
        return reports.iterator();
    }

    private void write(int chunk, Panel panel) {
        for (int b = 0; b < panel.blocks().size(); b++) {
            BlockFolder.write(
                    Path.of(folder),
                    panel.schema(),
                    chunk * ChunkedIngest.BLOCKS + b,
                    panel.blocks().get(b));
        }
    }

    /** The rows of one chunk after the other. */
    private static final class OneByOne implements Iterator<InternalRow> {

        private final Iterator<InternalRow> rows;
        private final int place;
        private List<InternalRow> next = List.of();
        private int chunk = -1;

        OneByOne(Iterator<InternalRow> rows, int place) {
            this.rows = rows;
            this.place = place;
        }

        private boolean peek() {
            if (next.isEmpty() && rows.hasNext()) {
                next = List.of(rows.next());
            }
            return !next.isEmpty();
        }

        /** Whether there is a chunk, whose rows then follow. */
        boolean hasChunk() {
            if (peek()) {
                chunk = next.get(0).getInt(place);
                return true;
            }
            return false;
        }

        int chunk() {
            return chunk;
        }

        @Override
        public boolean hasNext() {
            return peek() && next.get(0).getInt(place) == chunk;
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            InternalRow row = next.get(0);
            next = List.of();
            return row;
        }
    }
}
