package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Files that appear whole or not at all. */
public final class AtomicFiles {

    /** How the name of a file begins while it is being written. */
    static final String ASIDE = ".aside-";

    private AtomicFiles() {}

    /** Writes aside in the same folder, forces to disk, renames. A kill leaves at most a file {@code .aside-…}, which nobody reads. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path aside = folder.resolve(ASIDE + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Why a file could not be written, in the words of the system. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(failure.getMessage());
    }

    /** Removes what killed writers have set aside before an instant, whole folders included. */
    public static void removeAsides(Path folder, Instant since) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(AtomicFiles::isAside).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    remove(file);
                }
            }
        }
    }

    /** Panels and figures are set aside under names of their own: hidden, with a UUID at the end. */
    private static boolean isAside(Path file) {
        return String.valueOf(file.getFileName())
                .matches("\\..*[-.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    private static void remove(Path file) throws IOException {
        try (Stream<Path> inside = Files.walk(file)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
