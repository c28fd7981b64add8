package org.galcause.ingesttng;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Other programs that answer the same question: python with h5py, and h5dump. A test is skipped, saying so, where they are absent. */
public final class Oracle {

    private static final int SECONDS = 120;

    private Oracle() {}

    /** What a python program prints; it may use numpy, scipy and h5py. */
    public static List<String> python(Path folder, String program, String... arguments) {
        String python = Stream.of("/usr/bin/python3", "python3")
                .filter(candidate -> succeeds(candidate, "-c", "import h5py, numpy, scipy"))
                .findFirst()
                .orElse("");
        Assumptions.assumeFalse(
                python.isEmpty(), "skipped: no python3 with h5py and scipy (Debian: python3-h5py, python3-scipy)");
        Path script = folder.resolve("oracle.py");
        try {
            Files.writeString(script, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        return run(command)
                .orElseThrow(() -> new AssertionError("the oracle failed: " + command))
                .lines()
                .toList();
    }

    /** What h5dump prints. */
    public static List<String> h5dump(String... arguments) {
        Assumptions.assumeTrue(succeeds("h5dump", "--version"), "skipped: no h5dump (Debian: hdf5-tools)");
        List<String> command = new ArrayList<>(List.of("h5dump"));
        command.addAll(List.of(arguments));
        return run(command)
                .orElseThrow(() -> new AssertionError("h5dump failed: " + command))
                .lines()
                .toList();
    }

    private static boolean succeeds(String... command) {
        return run(List.of(command)).isPresent();
    }

    private static Optional<String> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(printed)
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
