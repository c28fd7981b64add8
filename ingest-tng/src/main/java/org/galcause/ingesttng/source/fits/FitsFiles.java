package org.galcause.ingesttng.source.fits;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.galcause.causalmodel.UserError;

/** The files that a path means: itself, those of a folder, those of a pattern in the file's name. */
final class FitsFiles {

    private static final String NAMES = "*.{fits,fit,fts,fits.gz,fit.gz,FITS}";

    private FitsFiles() {}

    static List<Path> at(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        String names = Files.isDirectory(path) ? NAMES : String.valueOf(path.getFileName());
        if (folder == null || !Files.isDirectory(folder)) {
            throw UserError.data(path + ": no such file or folder");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            found.forEach(files::add);
        } catch (IOException | PatternSyntaxException e) {
            throw UserError.data(path + ": cannot be listed (" + e.getMessage() + ")");
        }
        if (files.isEmpty()) {
            throw UserError.data(path + ": no such file"
                    + (names.equals(NAMES) ? "; the folder holds none named .fits, .fit or .fits.gz" : ""));
        }
        Collections.sort(files);
        return files;
    }
}
