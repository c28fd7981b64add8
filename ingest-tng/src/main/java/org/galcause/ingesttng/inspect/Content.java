package org.galcause.ingesttng.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;
import org.galcause.ingesttng.hdf5.FirstBytes;

/**
 * What a file is by its first bytes, which must be what its name says.
 *
 * @param file the file
 * @param packed its bytes as they are there
 * @param first the same unpacked
 */
record Content(Path file, FirstBytes packed, FirstBytes first) {

    /**
     * Of a file.
     *
     * @throws UserError when it cannot be read, or what a download left is there instead
     */
    static Content of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.data(file + ": is a folder, where a data file is expected");
        }
        if (!Files.isReadable(file)) {
            throw UserError.data(file + ": permission denied; ask its owner for read access");
        }
        try {
            Content content = new Content(file, FirstBytes.plain(file), FirstBytes.of(file));
            content.first.leftover().ifPresent(what -> {
                throw UserError.data(file + ": " + what);
            });
            return content;
        } catch (IOException damaged) {
            throw UserError.data(file + ": cannot be unpacked (" + FaultWords.of(damaged) + "); fetch it again");
        }
    }

    /** Sees to it that it is of a format. */
    void requireStart(String format, String signature) {
        if (!first.bytes().startsWith(signature)) {
            throw UserError.data(file + ": not a " + format + " file: "
                    + first.format()
                            .map(what -> "it is " + what)
                            .orElse("its first bytes are not \"" + signature
                                    + "\"; was the download cut or is it another format?"));
        }
    }

    /** Sees to it that it is text, gzipped when its name says so. */
    void requireText() {
        boolean named = String.valueOf(file.getFileName()).endsWith(".gz");
        if (named != packed.gzipped()) {
            throw UserError.data(file + ": "
                    + (named
                            ? "its name ends in .gz, but it is not gzipped; rename it without"
                            : "not a plain table: it is gzipped; rename it to end in .gz"));
        }
        first.format().ifPresent(what -> {
            throw UserError.data(file + ": not a plain table: it is " + what);
        });
        if (first.bytes().indexOf('\0') >= 0) {
            throw UserError.data(
                    file + ": not a plain table: it is not text; was the download cut or is it another format?");
        }
    }

    /** What to say of a file whose name says nothing. */
    UserError unknown(String known) {
        return UserError.data(file + ": neither " + known + " by its name"
                + first.format().map(what -> "; it is " + what).orElse("; rename it by what it is"));
    }
}
