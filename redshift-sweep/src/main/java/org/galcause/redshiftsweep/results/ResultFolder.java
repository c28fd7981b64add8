package org.galcause.redshiftsweep.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.store.AtomicFiles;

/** The folder of one run. While something is missing, a file {@code INCOMPLETE} in it says what. */
public final class ResultFolder {

    /** The name of the file that says what is missing. */
    public static final String MARK = "INCOMPLETE";

    /** The name of the study's copy. */
    public static final String STUDY = "study.yaml";

    private static final Pattern NAME = Pattern.compile("(?m)^study:[ \\t]*(.*?)[ \\t]*(#.*)?$");

    private final Path folder;

    /** A folder, which need not exist yet. */
    public ResultFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** A file in it. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Takes the folder for a study: leaves a copy of its text, which says whose the folder is from the first moment on.
     *
     * @throws UserError when another study was here before
     */
    public void claim(String study, String text) {
        requireNoFile();
        requireFree(study);
        if (read(STUDY).isEmpty()) {
            write(STUDY, text);
            requireFree(study);
        }
    }

    private void requireNoFile() {
        for (Path path = folder; path != null; path = path.getParent()) {
            if (Files.isRegularFile(path)) {
                throw UserError.study(
                        path + ": is a file, so results cannot go to " + folder + "; choose another folder with --to");
            }
        }
    }

    private void requireFree(String study) {
        Optional<String> other = read(STUDY).flatMap(ResultFolder::studyName).filter(name -> !name.equals(study));
        if (other.isPresent()) {
            throw UserError.study(folder + ": belongs to the study \"" + other.get() + "\", not to \"" + study
                    + "\"; choose another folder with --to");
        }
    }

    private static Optional<String> studyName(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).replaceAll("^[\"']|[\"']$", "")) : Optional.empty();
    }

    /** Marks the folder as incomplete and lists what is missing, one line each. */
    public void markIncomplete(List<String> missing) {
        write(
                MARK,
                "This folder is not complete. Run the same command again: it does only what is missing.\nMissing:\n"
                        + missing.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
    }

    /** Takes the mark away: everything is there. */
    public void markComplete() {
        delete(MARK);
    }

    /** Writes a table as CSV. */
    public void write(ResultTable table) {
        write(table.name() + ".csv", CsvFile.text(table));
    }

    /** Removes what an earlier run with another question has left. */
    public void deleteOthers(List<String> known, List<ResultTable> present) {
        known.stream()
                .filter(name -> present.stream().noneMatch(table -> table.name().equals(name)))
                .forEach(name -> delete(name + ".csv"));
    }

    /** Writes a text file, whole or not at all. */
    public void write(String name, String text) {
        try {
            AtomicFiles.write(file(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UserError.data(file(name) + ": cannot be written (" + AtomicFiles.reason(e)
                    + "); choose another folder with --to, or free some space");
        }
    }

    /** The text of a file in it, if it is there. */
    public Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.data(file(name) + ": cannot be read (" + AtomicFiles.reason(e) + ")");
        }
    }

    /** Removes what killed writers have left half-written before an instant. */
    public void tidy(Instant since) {
        try {
            AtomicFiles.removeAsides(folder, since);
            AtomicFiles.removeAsides(file("figures"), since);
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be tidied (" + AtomicFiles.reason(e) + ")");
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw UserError.data(file(name) + ": cannot be removed (" + AtomicFiles.reason(e) + ")");
        }
    }
}
