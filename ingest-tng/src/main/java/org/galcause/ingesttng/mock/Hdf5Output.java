package org.galcause.ingesttng.mock;

import io.jhdf.Superblock;
import io.jhdf.WritableGroupImpl;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Writes HDF5 files, each whole or not at all, and with the same bytes for the same content.
 *
 * <p>The writing library (jhdf 0.13) signs a file with the operating system's name, behind its last dataset, where it overwrites the groups
 * that happen to lie there. So the library only lays out the groups and datasets; the superblock and the file itself are written here.
 */
final class Hdf5Output {

    private static final long ROOT_ADDRESS = 64;

    private Hdf5Output() {}

    /** Writes a file aside, then gives it its name. */
    static void write(Path file, Consumer<WritableGroup> content) {
        WritableGroup root = new WritableGroupImpl(null, "");
        content.accept(root);
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ByteBuffer bytes = bytes(root);
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }

    private static ByteBuffer bytes(WritableGroup root) {
        MemoryChannel memory = new MemoryChannel();
        Superblock.SuperblockV2V3 superblock = new Superblock.SuperblockV2V3();
        long end = root.write(new HdfFileChannel(memory, superblock), ROOT_ADDRESS);
        memory.write(ByteBuffer.allocate(0), end);
        memory.write(superblock.toBuffer(memory.size()), 0);
        return memory.content();
    }

    /** Some rows of a table as the datasets of a group; no rows, no datasets, as in the real files. */
    static void datasets(WritableGroup group, Table table, int from, int to) {
        if (from < to) {
            table.columns().forEach((name, column) -> dataset(group, name, column, from, to));
        }
    }

    private static void dataset(WritableGroup group, String name, Column column, int from, int to) {
        DatasetCreationOptions.Builder options = DatasetCreationOptions.builder();
        if (column.sign() == Column.Sign.UNSIGNED) {
            options.unsigned();
        }
        group.putDataset(name, column.rows(from, to), options.build());
    }
}
