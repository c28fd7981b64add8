package org.galcause.ingesttng.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tiles, each compressed on its own; a tile may be narrower than a row. Tiles are read in parallel, each into its own place. A tile that was
 * never written holds the dataset's fill value.
 */
record ChunkedStorage(ChunkedDataset dataset, Shape shape) implements Storage {

    /** What the fault of a dataset of many axes says. */
    static final String MANY_AXES = "chunks over more than two axes";

    private static final double LEAST_WRITTEN = 16;

    /** How the bytes of one tile are found; nothing where it was never written. */
    private interface Tiles {
        Optional<ByteBuffer> bytes(Tile tile, int size);
    }

    @Override
    public String description() {
        List<PipelineFilterWithData> filters = dataset.getFilters();
        return filters.isEmpty()
                ? "chunked"
                : "chunked, "
                        + filters.stream().map(PipelineFilterWithData::getName).collect(Collectors.joining(" + "));
    }

    @Override
    public int rowsTogether() {
        return dataset.getChunkDimensions()[0];
    }

    /** Of a dataset that is being filled, at least one tile in sixteen is taken to be there: tiles that are not hold fill values. */
    @Override
    public long capacity() {
        int tiles = TileAddresses.of(dataset).count();
        if (tiles == 0) {
            return Long.MAX_VALUE;
        }
        double tile = dataset.getDataType().getSize();
        for (int extent : dataset.getChunkDimensions()) {
            tile *= extent;
        }
        return (long) (LEAST_WRITTEN * tiles * tile);
    }

    @Override
    public void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at) {
        if (shape.axes() > 2) {
            throw new HdfException(MANY_AXES);
        }
        int[] tile = dataset.getChunkDimensions();
        int tileRows = tile[0];
        int tileColumns = tile.length > 1 ? tile[1] : 1;
        int firstTile = Math.toIntExact(slab.firstRow() / tileRows);
        int lastTile = Math.toIntExact((slab.endRow() - 1) / tileRows);
        int firstAcross = slab.firstColumn() / tileColumns;
        int across = (slab.endColumn() - 1) / tileColumns - firstAcross + 1;
        Tiles tiles = tiles();
        IntStream.range(0, Math.multiplyExact(lastTile - firstTile + 1, across))
                .parallel()
                .forEach(i -> {
                    long row = (long) (firstTile + i / across) * tileRows;
                    int column = (firstAcross + i % across) * tileColumns;
                    Tile place = new Tile(row, column, tileRows, tileColumns);
                    place.decode(bytes(tiles, place, type).order(order), slab, type.bytes(), decoder, at);
                });
    }

    private ByteBuffer bytes(Tiles tiles, Tile tile, ElementType type) {
        int size = Math.multiplyExact(Math.multiplyExact(tile.rows(), tile.columns()), type.bytes());
        return tiles.bytes(tile, size).orElseGet(() -> ByteBuffer.wrap(Fill.bytes(dataset, type, size)));
    }

    private Tiles tiles() {
        TileAddresses addresses = TileAddresses.of(dataset);
        TileFilters filters = TileFilters.of(dataset);
        return (tile, size) -> addresses
                .packed(tile.row(), tile.column(), shape.axes())
                .map(packed -> whole(
                        filters.known() ? filters.undone(packed.bytes(), packed.skipped(), size) : undoneByJhdf(packed),
                        size));
    }

    /** Filters that jhdf knows alone (LZ4, bitshuffle). */
    private ByteBuffer undoneByJhdf(TileAddresses.Packed packed) {
        byte[] bytes = new byte[packed.bytes().remaining()];
        packed.bytes().get(bytes);
        List<PipelineFilterWithData> filters = dataset.getFilters();
        for (int place = filters.size() - 1; place >= 0; place--) {
            bytes = packed.skipped().get(place) ? bytes : JhdfInternals.undone(filters.get(place), bytes);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer whole(ByteBuffer bytes, int size) {
        if (bytes.remaining() < size) {
            throw new HdfException("a chunk unpacks to " + bytes.remaining() + " bytes instead of " + size);
        }
        return bytes;
    }

    /** A tile's place in the dataset, padding beyond the dataset's edge included. */
    private record Tile(long row, int column, int rows, int columns) {

        void decode(ByteBuffer bytes, Slab slab, int size, Decoder decoder, int at) {
            int top = (int) Math.max(slab.firstRow(), row);
            int bottom = (int) Math.min(slab.endRow(), row + rows);
            int left = Math.max(slab.firstColumn(), column);
            int right = Math.min(slab.endColumn(), column + columns);
            int count = bottom - top;
            if (columns == slab.columns() && right - left == columns) {
                int from = (int) (top - row) * columns * size;
                int to = at + (int) (top - slab.firstRow()) * columns;
                decoder.decode(bytes, new Decoder.Run(from, size, to, 1, count * columns));
                return;
            }
            for (int c = left; c < right; c++) {
                int from = ((int) (top - row) * columns + c - column) * size;
                int to = at + (int) (top - slab.firstRow()) * slab.columns() + c - slab.firstColumn();
                decoder.decode(bytes, new Decoder.Run(from, columns * size, to, slab.columns(), count));
            }
        }
    }
}
