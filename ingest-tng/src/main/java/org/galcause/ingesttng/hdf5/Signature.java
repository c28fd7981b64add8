package org.galcause.ingesttng.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.galcause.causalmodel.UserError;

/** What must hold before a file is handed to the HDF5 reader: it is there, readable, and starts as HDF5 does. */
final class Signature {

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int PEEK = 512;

    private Signature() {}

    /**
     * Whether a file starts with the HDF5 signature.
     *
     * @throws UserError when it cannot be read
     */
    static boolean isHdf5(Path file) {
        return isHdf5(start(file));
    }

    private static boolean isHdf5(byte[] start) {
        return start.length >= HDF5.length && Arrays.equals(HDF5, 0, HDF5.length, start, 0, HDF5.length);
    }

    /** Opens a file for reading. */
    static FileChannel opened(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            if (Files.isDirectory(file)) {
                channel.close();
                throw new IOException("it is a folder");
            }
            return channel;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Where HDF5 starts in a file: at its beginning, or after a user block of 512 bytes times a power of 2.
     *
     * @throws UserError when it does not
     */
    static long place(Path file, FileChannel channel) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(HDF5.length);
            for (long at = 0; at + HDF5.length <= channel.size(); at = at == 0 ? PEEK : 2 * at) {
                channel.read(bytes.clear(), at);
                if (Arrays.equals(bytes.array(), HDF5)) {
                    return at;
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw UserError.data(file + ": not an HDF5 file: " + instead(start(file)));
    }

    private static String instead(byte[] start) {
        FirstBytes first = FirstBytes.of(start);
        return first.leftover()
                .or(() -> first.format().map(format -> "it is " + format))
                .orElse("its first bytes are not the HDF5 signature; was the download cut or is it another format?");
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PEEK);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        if (!Files.exists(file)) {
            return UserError.data(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            return UserError.data(file + ": is a folder, where an HDF5 file is expected");
        }
        return UserError.data(file + ": "
                + (Files.isReadable(file)
                        ? "cannot be read (" + FaultWords.of(e) + ")"
                        : "permission denied; ask its owner for read access"));
    }
}
