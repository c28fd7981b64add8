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

    @Override
    public void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at) {
        if (shape.axes() > 2) {
            throw new HdfException("chunked datasets of more than two axes are not read");
        }
        int[] tile = dataset.getChunkDimensions();
        int tileRows = tile[0];
        int tileColumns = tile.length > 1 ? tile[1] : 1;
        int firstTile = Math.toIntExact(slab.firstRow() / tileRows);
        int lastTile = Math.toIntExact((slab.endRow() - 1) / tileRows);
        int firstAcross = slab.firstColumn() / tileColumns;
        int across = (slab.endColumn() - 1) / tileColumns - firstAcross + 1;
        IntStream.range(0, Math.multiplyExact(lastTile - firstTile + 1, across))
                .parallel()
                .forEach(i -> {
                    long row = (long) (firstTile + i / across) * tileRows;
                    int column = (firstAcross + i % across) * tileColumns;
                    Tile place = new Tile(row, column, tileRows, tileColumns);
                    place.decode(bytes(place, type).order(order), slab, type.bytes(), decoder, at);
                });
    }

    private ByteBuffer bytes(Tile tile, ElementType type) {
        int[] offset = shape.axes() > 1
                ? new int[] {Math.toIntExact(tile.row()), tile.column()}
                : new int[] {Math.toIntExact(tile.row())};
        int expected = tile.rows() * tile.columns() * type.bytes();
        byte[] bytes = unlessUnwritten(offset).orElseGet(() -> Fill.bytes(dataset, type, expected));
        if (bytes.length < expected) {
            throw new HdfException("a chunk unpacks to " + bytes.length + " bytes instead of " + expected);
        }
        return ByteBuffer.wrap(bytes);
    }

    private Optional<byte[]> unlessUnwritten(int[] offset) {
        try {
            return Optional.of(dataset.getDecompressedChunk(offset));
        } catch (HdfException fault) {
            if (String.valueOf(fault.getMessage()).startsWith("No chunk with offset")) {
                return Optional.empty();
            }
            throw fault;
        }
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
