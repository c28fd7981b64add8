package org.galcause.ingesttng.source.fits;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.galcause.causalmodel.UserError;

/** The bytes of an open file: any of them, or, of a gzipped one, those that come next. */
sealed interface RowBytes extends AutoCloseable {

    /** Fills the array up to {@code count} with the bytes from {@code address} on. */
    void read(long address, byte[] into, int count);

    @Override
    void close();

    static RowBytes open(Path file, boolean packed) {
        try {
            return packed
                    ? new Stream(file, FitsUnit.opened(file))
                    : new Channel(file, FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    /** Some bytes of a gzipped file, from an address of its unpacked content on. */
    static byte[] unpacked(Path file, long address, int count) {
        try (InputStream in = FitsUnit.opened(file)) {
            in.skipNBytes(address);
            // Grows as it reads: a damaged count must not become a request for memory.
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            return bytes;
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    private static UserError fault(Path file, IOException e) {
        return UserError.data(file + ": "
                + (e instanceof EOFException
                        ? "truncated: it ends before its rows do"
                        : "cannot be read (" + e.getMessage() + ")")
                + "; fetch it again");
    }

    /** A plain file. */
    record Channel(Path file, FileChannel channel) implements RowBytes {

        @Override
        public void read(long address, byte[] into, int count) {
            ByteBuffer buffer = ByteBuffer.wrap(into, 0, count);
            try {
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, address + buffer.position()) < 0) {
                        throw new EOFException();
                    }
                }
            } catch (IOException e) {
                throw fault(file, e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw fault(file, e);
            }
        }
    }

    /** A gzipped file, read onwards only. */
    final class Stream implements RowBytes {
        private final Path file;
        private final InputStream in;
        private long at;

        Stream(Path file, InputStream in) {
            this.file = file;
            this.in = in;
        }

        @Override
        public void read(long address, byte[] into, int count) {
            try {
                in.skipNBytes(address - at);
                if (in.readNBytes(into, 0, count) < count) {
                    throw new EOFException();
                }
                at = address + count;
            } catch (IOException e) {
                throw fault(file, e);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw fault(file, e);
            }
        }
    }
}
