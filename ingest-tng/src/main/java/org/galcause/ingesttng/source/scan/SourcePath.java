package org.galcause.ingesttng.source.scan;

import java.net.URI;
import java.nio.file.Path;
import org.galcause.causalmodel.UserError;

/** The option {@code path}: a local path or a {@code file:} address, as Spark's catalogue stores it. */
public final class SourcePath {

    private SourcePath() {}

    /**
     * The path as the file system knows it.
     *
     * @param source the source's name, for messages
     * @throws UserError when it is missing, or an address that is not a file's
     */
    public static Path of(String source, String text) {
        if (text.isEmpty()) {
            throw UserError.study(
                    "source " + source + ": no path; write .load(\"/folder\") or OPTIONS (path '/folder')");
        }
        if (text.startsWith("file:")) {
            return Path.of(URI.create(text).getPath());
        }
        if (text.matches("[a-zA-Z][a-zA-Z0-9+.-]*://.*")) {
            throw UserError.study("source " + source + ": path is \"" + text
                    + "\"; only folders that every executor can open as local files are read (a shared file system)");
        }
        return Path.of(text);
    }
}
