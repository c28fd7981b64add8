package org.galcause.redshiftsweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where Spark's own words go: a file that the logging configuration reads from a system property. */
final class Logs {

    private static final String PROPERTY = "galcause.log";

    private static volatile String name = "galcause.log";

    private Logs() {}

    /** The log's own name, where several processes share a folder. */
    static void named(String file) {
        name = file;
    }

    /** Sends the log where no result is: for commands that leave a folder as it is. */
    static void intoTemporary() {
        into(temporary());
    }

    /** Sends the log to a file in a folder, or to a temporary one where that cannot be written; must come before Spark is opened. */
    static void into(Path folder) {
        Path place = Files.isDirectory(folder) && !Files.isWritable(folder) ? temporary() : folder;
        System.setProperty(
                PROPERTY, place.toAbsolutePath().normalize().resolve(name).toString());
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "."));
    }

    /** The log file, if something has been written. */
    static Optional<Path> fileIfWritten() {
        return file().filter(Files::isRegularFile);
    }

    private static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /** Adds the trace of a bug to the log. */
    static void keep(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        Path file = file().orElse(Path.of(System.getProperty("java.io.tmpdir", "."), "galcause.log"));
        System.setProperty(PROPERTY, file.toString());
        try {
            Files.writeString(
                    file,
                    trace.toString(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
