package org.galcause.ingesttng.source.tng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;

/** Files of a folder that are numbered in their names. */
final class NumberedFiles {

    private NumberedFiles() {}

    /**
     * The files (or folders) whose names match, by the number that the pattern's last group holds; a name without it is number 0.
     *
     * @throws UserError when the folder cannot be listed
     */
    static Map<Integer, Path> in(Path folder, Pattern name) {
        Map<Integer, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> listed = Files.list(folder)) {
            listed.sorted().forEach(file -> {
                Matcher matcher = name.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()) {
                    String number = matcher.group(matcher.groupCount());
                    files.put(number == null ? 0 : Integer.parseInt(number), file);
                }
            });
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be listed (" + e.getMessage() + ")");
        }
        return files;
    }

    /** The numbers below {@code count} that no file has. */
    static List<Integer> missing(Map<Integer, Path> files, int count) {
        return IntStream.range(0, count)
                .filter(i -> !files.containsKey(i))
                .boxed()
                .toList();
    }
}
