package org.galcause.ingesttng.hdf5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.galcause.causalmodel.UserError;

/**
 * What changes when a file is replaced or written to.
 *
 * @param size in bytes
 * @param modified when it was last written to
 * @param key which file it is, where the file system says so
 */
public record FileState(long size, FileTime modified, Optional<Object> key) {

    /**
     * Of a file as it is now.
     *
     * @throws UserError when it cannot be looked at
     */
    public static FileState of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileState(
                    attributes.size(), attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            throw UserError.data(path + ": cannot be read (" + FaultWords.of(e) + ")");
        }
    }

    /**
     * Sees to it that a file is still as it was.
     *
     * @throws UserError when it was replaced or written to: what was read may be of two files
     */
    public void requireStill(Path path) {
        if (!of(path).equals(this)) {
            throw UserError.data(
                    path + ": was replaced or written to while it was read; run again once it stays the same");
        }
    }
}
