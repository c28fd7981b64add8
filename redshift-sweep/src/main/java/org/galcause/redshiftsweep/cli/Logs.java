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

    /** When the log was last written to before this command; 0 when it was not there. */
    private static volatile long before;

    private Logs() {}

    /** The log's own name, where several processes share a folder. */
    static void named(String file) {
        name = file;
    }

    /** Sends the log where no result is: for commands that leave a folder as it is. */
    static void intoTemporary() {
        sendTo(temporary());
    }

    /** Sends the log to a file in a folder, or to a temporary one where that cannot be written; must come before Spark is opened. */
    static void into(Path folder) {
        Path file = folder.resolve(name);
        boolean readOnly = Files.isDirectory(folder) && !Files.isWritable(folder);
        sendTo(readOnly || belongsToOthers(file) ? temporary() : file);
    }

    private static void sendTo(Path file) {
        before = file.toFile().lastModified();
        System.setProperty(PROPERTY, file.toAbsolutePath().normalize().toString());
    }

    /** One for each user: the temporary folder of a login node is shared. */
    private static Path temporary() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));
        String own = "galcause-" + System.getProperty("user.name", "user");
        Path usual = folder.resolve(own + ".log");
        return belongsToOthers(usual)
                ? folder.resolve(own + "-" + ProcessHandle.current().pid() + ".log")
                : usual;
    }

    private static boolean belongsToOthers(Path file) {
        return Files.exists(file) && !Files.isWritable(file);
    }

    /** The log file, if this command has written to it. */
    static Optional<Path> fileIfWritten() {
        return file().filter(log -> log.toFile().lastModified() != before);
    }

    private static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /** Adds the trace of a bug to the log. */
    static void keep(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        if (file().isEmpty()) {
            intoTemporary();
        }
        Path file = file().orElseThrow();
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
