package org.galcause.redshiftsweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that executors need beside Spark's own: the program's modules and what they bring along. */
final class OwnJars {

    /** How their names begin; a site's Spark has the rest. */
    private static final List<String> NAMES = List.of(
            "causal-model-",
            "gformula-",
            "ingest-tng-",
            "plots-",
            "redshift-sweep-",
            "jhdf-",
            "nom-tam-fits-",
            "smile-",
            "picocli-");

    private OwnJars() {}

    /** Their paths, for {@code spark.jars}; empty when the program does not run from jars. */
    static String commaSeparated() {
        Path mine = place();
        Path folder = Objects.requireNonNull(mine.getParent(), "a jar has a folder");
        if (!Files.isRegularFile(mine)) {
            return "";
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(OwnJars::isOurs).map(Path::toString).sorted().collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path jar) {
        String name = String.valueOf(jar.getFileName());
        return name.endsWith(".jar") && NAMES.stream().anyMatch(name::startsWith);
    }

    private static Path place() {
        try {
            return Path.of(OwnJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
