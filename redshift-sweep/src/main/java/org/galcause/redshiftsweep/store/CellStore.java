package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;

/** A folder of cells, one file for each, named by the cell's key. Safe for several writers: the same key has the same bytes. */
public final class CellStore {

    private static final String ENDING = ".cell";

    private final Path folder;

    /** The store of a result folder; it need not exist yet. */
    public CellStore(Path results) {
        this.folder = results.resolve(".cells");
    }

    /** A cell's result, if it is there and whole. */
    public Optional<CellResult> find(String key) {
        try {
            return CellCodec.decode(Files.readAllBytes(file(key)))
                    .filter(result -> result.key().equals(key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.data(
                    file(key) + ": cannot be read (" + e.getMessage() + "); check the folder's permissions");
        }
    }

    /** Keeps a result: written aside, then renamed, so that a file under its own name is whole. */
    public void keep(String key, byte[] bytes) {
        try {
            AtomicFiles.write(file(key), bytes);
        } catch (FileSystemException e) {
            throw UserError.data(
                    folder + ": cannot be written (" + e + "); choose another folder with --to, or free some space");
        } catch (IOException e) {
            throw UserError.data(file(key) + ": cannot be written (" + e.getMessage() + "); is the disk full?");
        }
    }

    /**
     * Removes the cells of other plans, and what killed writers have left.
     *
     * @param keys the cells that stay
     * @param since files that writers have set aside after this instant stay: they may be alive
     */
    public void keepOnly(Set<String> keys, Instant since) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (isStale(file, keys, since)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be tidied (" + e + "); check the folder's permissions");
        }
    }

    private static boolean isStale(Path file, Set<String> keys, Instant since) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(ENDING)) {
            return !keys.contains(name.substring(0, name.length() - ENDING.length()));
        }
        return name.startsWith(AtomicFiles.ASIDE)
                && Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }
}
