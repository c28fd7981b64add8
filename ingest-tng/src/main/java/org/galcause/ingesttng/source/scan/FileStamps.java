package org.galcause.ingesttng.source.scan;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.galcause.causalmodel.UserError;

/**
 * The sizes and times of the files of a table when it was opened. Tasks read them later, perhaps on other machines: by then they must be the
 * same, or rows of two versions would stand in one answer.
 *
 * @param files by path
 */
public record FileStamps(Map<String, Stamp> files) implements Serializable {

    /**
     * What another version of a file has otherwise.
     *
     * @param bytes its size
     * @param modified when it was last written to, as the file system says it
     */
    record Stamp(long bytes, String modified) implements Serializable {

        static Stamp of(Path file) {
            try {
                return new Stamp(
                        Files.size(file), Files.getLastModifiedTime(file).toString());
            } catch (IOException e) {
                throw UserError.data(file + ": is not there any more, or out of reach, while its table is read");
            }
        }
    }

    public FileStamps {
        files = Map.copyOf(files);
    }

    /** Of the files of some parts, as they are now. */
    public static FileStamps of(List<Part> parts) {
        Map<String, Stamp> files = new HashMap<>();
        parts.forEach(part -> files.computeIfAbsent(part.file(), file -> Stamp.of(Path.of(file))));
        return new FileStamps(files);
    }

    /**
     * Sees to it that the file of a part is the one that the table was opened with.
     *
     * @throws UserError when it is not
     */
    public void requireSame(Part part) {
        Stamp opened = Objects.requireNonNull(files.get(part.file()), part.file());
        if (!Stamp.of(Path.of(part.file())).equals(opened)) {
            throw UserError.data(
                    part.file() + ": was replaced or written to since its table was opened; open the table again");
        }
    }
}
