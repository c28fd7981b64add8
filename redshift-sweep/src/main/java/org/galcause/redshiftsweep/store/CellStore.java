package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.galcause.causalmodel.UserError;

/** A folder of cells, one file for each, named by the cell's key. Safe for several writers: the same key has the same bytes. */
public final class CellStore {

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

    private Path file(String key) {
        return folder.resolve(key + ".cell");
    }
}
