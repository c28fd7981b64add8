package org.galcause.causalmodel.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.galcause.causalmodel.UserError;

/**
 * One block of a panel in a file ({@code docs/panel-format.md}): ids, then columns one behind another, so that a column is one piece of the
 * file. Mapped into memory: what is read often stays in the machine's file cache, outside the heap.
 */
final class BlockFile {

    private static final long MARK = 0x47414c424c4b3031L;
    private static final int HEADER = 3 * Long.BYTES;

    private final ByteBuffer content;
    private final int rows;
    private final int columns;

    private BlockFile(ByteBuffer content, int rows, int columns) {
        this.content = content;
        this.rows = rows;
        this.columns = columns;
    }

    /** Writes a block; the file appears whole. */
    static void write(Path file, PanelBlock block, int variables, int steps) throws IOException {
        int rows = block.rows();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size(rows, Math.multiplyExact(variables, steps))))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MARK).putLong(rows).putLong((long) variables * steps);
        for (int row = 0; row < rows; row++) {
            bytes.putLong(block.id(row));
        }
        for (int v = 0; v < variables; v++) {
            for (int step = 0; step < steps; step++) {
                bytes.asDoubleBuffer().put(block.column(v, step), 0, rows);
                bytes.position(bytes.position() + rows * Double.BYTES);
            }
        }
        Path aside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        Files.write(aside, bytes.array());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long size(long rows, long columns) {
        return HEADER + (columns + 1) * rows * Double.BYTES;
    }

    /**
     * Opens a file.
     *
     * @param columns how many it must have
     * @throws UserError when it is not such a file, or is cut
     */
    static BlockFile open(Path file, int columns) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            content.order(ByteOrder.LITTLE_ENDIAN);
            boolean whole = content.limit() >= HEADER
                    && content.getLong(0) == MARK
                    && content.getLong(2 * Long.BYTES) == columns
                    && content.limit() == size(content.getLong(Long.BYTES), columns);
            if (!whole) {
                throw UserError.data(file + " is no whole block of a panel of " + columns
                        + " columns; delete its folder and run again");
            }
            return new BlockFile(content, (int) content.getLong(Long.BYTES), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    long id(int row) {
        return content.getLong(HEADER + row * Long.BYTES);
    }

    double[] column(int place) {
        double[] values = new double[rows];
        content.slice(at(place, 0), rows * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    double value(int place, int row) {
        return content.getDouble(at(place, row));
    }

    private int at(int place, int row) {
        return HEADER + ((place + 1) * rows + row) * Double.BYTES;
    }
}
