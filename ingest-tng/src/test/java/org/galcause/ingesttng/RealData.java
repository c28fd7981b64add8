package org.galcause.ingesttng;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real data are; a test that needs them is skipped, saying so, where they are absent. */
public final class RealData {

    private RealData() {}

    /** A file or folder below {@code ../shared/data} of the project (or {@code $GALCAUSE_REAL_DATA}). */
    public static Path at(String relative) {
        return existing(root().resolve(relative));
    }

    /** A file or folder below {@code ../shared/reference/gmethods} of the project. */
    public static Path gmethods(String relative) {
        return existing(root().resolveSibling("reference").resolve("gmethods").resolve(relative));
    }

    private static Path root() {
        String named = System.getenv("GALCAUSE_REAL_DATA");
        Path project = Path.of(System.getProperty("galcause.root", ".."));
        return named != null ? Path.of(named) : project.resolveSibling("shared").resolve("data");
    }

    private static Path existing(Path path) {
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
        return path;
    }
}
