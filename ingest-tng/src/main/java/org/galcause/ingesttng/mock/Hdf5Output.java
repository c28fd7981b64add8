package org.galcause.ingesttng.mock;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Writes HDF5 files, each whole or not at all, and with the same bytes for the same content. */
final class Hdf5Output {

    /** The writing library signs files with its version and the operating system's name. */
    private static final String SIGNATURE = "_jHDF";

    private static final int TILE_ROWS = 65_536;

    private Hdf5Output() {}

    /** Writes a file aside, then gives it its name. */
    static void write(Path file, Consumer<WritableGroup> content) {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(aside);
            try (WritableHdfFile hdf = HdfFile.write(aside)) {
                hdf.removeAttribute(SIGNATURE);
                content.accept(hdf);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }

    /** Some rows of a table as the datasets of a group; no rows, no datasets, as in the real files. */
    static void datasets(WritableGroup group, Table table, int from, int to) {
        if (from < to) {
            table.columns().forEach((name, column) -> dataset(group, name, column, from, to));
        }
    }

    /**
     * Datasets of one axis are contiguous. The library writes contiguous rows of two axes one by one, which is a hundred times slower than
     * a tile that has passed a filter; shuffling bytes is the filter whose result depends on nothing but the data.
     */
    private static void dataset(WritableGroup group, String name, Column column, int from, int to) {
        DatasetCreationOptions.Builder options = DatasetCreationOptions.builder();
        if (column.sign() == Column.Sign.UNSIGNED) {
            options.unsigned();
        }
        if (column.width() > 1) {
            options.chunkDimensions(Math.min(to - from, TILE_ROWS), column.width())
                    .shuffle();
        }
        group.putDataset(name, column.rows(from, to), options.build());
    }
}
