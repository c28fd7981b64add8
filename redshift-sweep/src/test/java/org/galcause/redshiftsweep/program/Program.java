package org.galcause.redshiftsweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Starts the packaged program in a folder. */
final class Program {

    /** What a finished process has left. */
    record Left(int status, String out, String err) {}

    private final Path folder;

    Program(Path folder) {
        this.folder = folder;
    }

    /** Runs a command to its end. */
    Left run(String... arguments) {
        return run(List.of(), arguments);
    }

    /** Likewise with options of the virtual machine. */
    Left run(List<String> machine, String... arguments) {
        return run(machine, Map.of(), arguments);
    }

    /** Likewise with variables of the environment. */
    Left run(List<String> machine, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, ".out", "");
            Path err = Files.createTempFile(folder, ".err", "");
            Process process = launch(folder, withArchive(machine), environment, out, err, arguments);
            int status = process.waitFor();
            return new Left(status, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Starts a command, with an archive of classes as the launcher makes one. */
    Process start(List<String> machine, Path out, Path err, String... arguments) throws IOException {
        return launch(folder, withArchive(machine), Map.of(), out, err, arguments);
    }

    private static List<String> withArchive(List<String> machine) throws IOException {
        List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive()));
        options.addAll(machine);
        return options;
    }

    /** A launcher as the repository's own, for programs that start this one. */
    static String launcherText() throws IOException {
        return "#!/usr/bin/env bash\nexec "
                + String.join(" ", java(List.of("-XX:SharedArchiveFile=" + archive())))
                + " ${GALCAUSE_JAVA_OPTS:--Xmx1g} -jar " + jar() + " \"$@\"\n";
    }

    private static synchronized Path archive() throws IOException {
        Path archive = jar().resolveSibling("../../program.jsa").normalize();
        if (Files.notExists(archive)
                || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar())) < 0) {
            Path warm = Files.createTempDirectory("warmup");
            Path made = archive.resolveSibling(warm.getFileName() + ".jsa");
            Path study = Path.of(System.getProperty("galcause.root", ".."), "redshift-sweep/src/main/warmup/study.yaml")
                    .toAbsolutePath();
            Process process = launch(
                    warm,
                    List.of("-XX:ArchiveClassesAtExit=" + made),
                    Map.of(),
                    warm.resolve("out"),
                    warm.resolve("err"),
                    "run",
                    study.toString(),
                    "--to",
                    "run");
            assertThat(process.onExit().join().exitValue())
                    .as(Files.readString(warm.resolve("err")))
                    .isZero();
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        }
        return archive;
    }

    private static Process launch(
            Path folder, List<String> machine, Map<String, String> environment, Path out, Path err, String... arguments)
            throws IOException {
        List<String> command = java(machine);
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> java(List<String> machine) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.awt.headless=true"));
        command.addAll(machine);
        return command;
    }

    /** The folder of the packaged program: its {@code jars} are a whole Spark, too. */
    static Path dist() {
        return Path.of(System.getProperty("galcause.dist", "target/dist")).toAbsolutePath();
    }

    static Path jar() throws IOException {
        Path jars = dist().resolve("jars");
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(p -> String.valueOf(p.getFileName()).startsWith("redshift-sweep-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("package first: no program in " + jars));
        }
    }

    /** The text of every CSV file of a result folder, figures included, by name. */
    static Map<String, String> tables(Path results) {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(p -> p.toString().endsWith(".csv")).toList()) {
                tables.put(results.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }
}
