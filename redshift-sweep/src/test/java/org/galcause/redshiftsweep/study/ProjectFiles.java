package org.galcause.redshiftsweep.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the project's and the reference files lie. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** The project's root. */
    public static Path root() {
        return Path.of(System.getProperty("galcause.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** A folder beside the project that holds what is not committed; it may be absent. */
    public static Path shared(String folder) {
        Path beside = root().resolve("../shared").normalize();
        Path above = root().resolve("../../shared").normalize();
        return (Files.isDirectory(beside) ? beside : above).resolve(folder);
    }

    /** All study files below a folder, in order. */
    public static List<Path> studies(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
