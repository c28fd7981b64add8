package org.galcause.redshiftsweep.study;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.galcause.causalmodel.UserError;

/** Reads study files. */
public final class StudyFile {

    private StudyFile() {}

    /**
     * Reads and checks a study; nothing of the data is opened.
     *
     * @throws UserError with every problem of the file, each with its line
     */
    public static Study read(Path file) {
        return parse(text(file), file);
    }

    /** Reads a study from its text; paths in it are relative to the folder of {@code file}. */
    public static Study parse(String text, Path file) {
        Problems problems = new Problems(String.valueOf(file.getFileName()));
        return new StudyReader(text, file, problems).read();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw UserError.study(file + ": no such study file");
        } catch (MalformedInputException e) {
            throw UserError.study(file + ": not a text file in UTF-8; a study is a YAML file");
        } catch (IOException e) {
            throw UserError.study(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
