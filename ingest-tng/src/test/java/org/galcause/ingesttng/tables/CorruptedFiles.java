package org.galcause.ingesttng.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.inspect.Inspection;

/**
 * Damages copies of files at random, and reads them: every case must be a correct read or a sentence for the user, in bounded time. A case
 * is a function of (seed, number): it can be run again alone.
 */
final class CorruptedFiles {

    private static final int MOST_SECONDS = 30;
    private static final int METADATA = 4096;

    private final List<Path> originals;
    private final List<byte[]> contents = new ArrayList<>();
    private final Path folder;
    private final long seed;
    private final TreeMap<String, Integer> sentences = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private int read;
    private int refused;
    private double slowestSeconds;
    private String slowest = "none";
    private ExecutorService reader = daemon();

    /**
     * Cases over some files.
     *
     * @param originals HDF5, FITS or plain tables; never written to
     * @param folder where the damaged copies are
     */
    CorruptedFiles(List<Path> originals, Path folder, long seed) {
        this.originals = List.copyOf(originals);
        this.folder = folder;
        this.seed = seed;
        originals.forEach(original -> contents.add(bytes(original)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExecutorService daemon() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "reader of damaged files");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs cases {@code from} to {@code to - 1}. */
    void run(int from, int to) {
        for (int number = from; number < to; number++) {
            run(number);
        }
    }

    private void run(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int which = chosen(random.nextDouble());
        Path copy = folder.resolve(String.valueOf(originals.get(which).getFileName()));
        String what = write(copy, contents.get(which), random);
        String name = "case " + number + " (" + copy.getFileName() + ", " + what + ")";
        long start = System.nanoTime();
        Future<Optional<UserError>> answer = reader.submit(() -> readAll(copy));
        try {
            Optional<UserError> error = answer.get(MOST_SECONDS, TimeUnit.SECONDS);
            error.ifPresent(sentence -> note(name, copy, sentence));
            read += error.isEmpty() ? 1 : 0;
            double seconds = (System.nanoTime() - start) * 1e-9;
            slowest = seconds > slowestSeconds ? name : slowest;
            slowestSeconds = Math.max(slowestSeconds, seconds);
        } catch (TimeoutException hangs) {
            failures.add(name + ": still reading after " + MOST_SECONDS + " s");
            reader.shutdownNow();
            reader = daemon();
        } catch (ExecutionException raw) {
            Throwable cause = raw.getCause() == null ? raw : raw.getCause();
            failures.add(name + ": " + cause + " at "
                    + Arrays.stream(cause.getStackTrace()).limit(12).toList());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** Small files more often: a case costs time by the byte, and most of a small file is structure. */
    private int chosen(double at) {
        double[] weights = contents.stream()
                .mapToDouble(bytes -> 1 / Math.sqrt(1 + bytes.length))
                .toArray();
        double left = at * Arrays.stream(weights).sum();
        int which = 0;
        while (which < weights.length - 1 && left > weights[which]) {
            left -= weights[which++];
        }
        return which;
    }

    private void note(String name, Path copy, UserError sentence) {
        refused++;
        if (sentence.problems().stream().anyMatch(p -> !p.contains(copy.toString()))) {
            failures.add(name + ": the sentence does not name the file: " + sentence.problems());
        }
        if (sentence.problems().stream()
                .anyMatch(p -> p.contains("Exception") || p.lines().count() > 1)) {
            failures.add(name + ": not a sentence: " + sentence.problems());
        }
        String kind = sentence.problems()
                .get(0)
                .replace(copy.toString(), "FILE")
                .replaceAll("\\(.*", "")
                .replaceAll("column .*", "column …")
                .replaceAll("\\d+", "N");
        sentences.merge(kind.substring(0, Math.min(60, kind.length())), 1, Integer::sum);
    }

    /** Damages: some bytes, a stretch, a cut, two stretches exchanged; often in the first pages, where the structure is. */
    private static String write(Path copy, byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int range = random.nextBoolean() ? Math.min(METADATA, bytes.length) : bytes.length;
        int at = random.nextInt(range);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(64));
        String what = switch (random.nextInt(6)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield "bit flipped at " + at;
            }
            case 1 -> {
                int count = 1 + random.nextInt(16);
                for (int i = 0; i < count; i++) {
                    bytes[random.nextInt(range)] = (byte) random.nextInt(256);
                }
                yield count + " bytes changed below " + range;
            }
            case 2 -> {
                Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
                yield "stretch of " + length + " at " + at + " filled";
            }
            case 3 -> {
                for (int i = at; i < at + length; i++) {
                    bytes[i] = (byte) random.nextInt(256);
                }
                yield "stretch of " + length + " at " + at + " random";
            }
            case 4 -> {
                int other = random.nextInt(bytes.length - length + 1);
                System.arraycopy(original, other, bytes, at, length);
                yield "stretch of " + length + " from " + other + " copied to " + at;
            }
            default -> {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                yield "cut after " + bytes.length;
            }
        };
        try (FileChannel channel = FileChannel.open(
                copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return what;
    }

    private static Optional<UserError> readAll(Path path) {
        try {
            Inspection.of(List.of(path)).requireSound();
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            if (name.endsWith(".hdf5")) {
                readDatasets(path);
            } else if (name.endsWith(".fits")) {
                readColumns(new FitsTable(path));
            } else {
                readColumns(name.contains(".ascii") ? TextTable.ascii(path) : TextTable.csv(path));
            }
            return Optional.empty();
        } catch (UserError sentence) {
            return Optional.of(sentence);
        }
    }

    private static void readDatasets(Path path) {
        try (Hdf5File file = Hdf5File.open(path)) {
            readDatasets(file, "");
            for (String group : file.groups("")) {
                file.attributes(group).names();
                readDatasets(file, group);
            }
        }
    }

    private static void readDatasets(Hdf5File file, String group) {
        for (Hdf5Dataset dataset : file.datasets(group)) {
            file.attributes(dataset.path()).names();
            if (dataset.type().real()) {
                dataset.all().doubles();
            } else if (dataset.type().whole()) {
                dataset.all().longs();
            }
        }
    }

    private static void readColumns(TableFile table) {
        TableContent content = new TableContent(table);
        table.columns().forEach(content::numbers);
        content.read();
    }

    /** What was neither a read nor a sentence. */
    List<String> failures() {
        return failures;
    }

    /** Cases that were read (the damage was where it does no harm, or in numbers). */
    int read() {
        return read;
    }

    /** Cases that were refused with a sentence. */
    int refused() {
        return refused;
    }

    /** The kinds of sentences, each with its count. */
    List<String> sentences() {
        return sentences.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .toList();
    }

    /** {@code FOLDER_OF_FILES CASES SEED WORK_FOLDER [FIRST_CASE]}: prints a summary; ends with status 1 when any case failed. */
    public static void main(String[] arguments) throws IOException {
        int cases = Integer.parseInt(arguments[1]);
        List<Path> files;
        try (var all = Files.walk(Path.of(arguments[0]))) {
            files = all.filter(path -> path.toString().matches(".*\\.(hdf5|fits|csv\\.gz|ascii\\.gz|csv)"))
                    .filter(path -> path.toFile().length() < 5_000_000)
                    .sorted()
                    .toList();
        }
        CorruptedFiles fuzz = new CorruptedFiles(files, Path.of(arguments[3]), Long.parseLong(arguments[2]));
        long start = System.nanoTime();
        int step = Math.max(1, cases / 10);
        int told = 0;
        for (int from = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0; from < cases; from += step) {
            fuzz.run(from, Math.min(cases, from + step));
            for (; told < fuzz.failures().size(); told++) {
                System.out.println("FAILED " + fuzz.failures().get(told));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d cases of %d files: %d read, %d refused with a sentence, %d failed, %.0f s%n",
                    Math.min(cases, from + step),
                    files.size(),
                    fuzz.read(),
                    fuzz.refused(),
                    fuzz.failures().size(),
                    (System.nanoTime() - start) / 1e9);
        }
        System.out.printf(Locale.ROOT, "slowest: %.1f s, %s%n", fuzz.slowestSeconds, fuzz.slowest);
        fuzz.sentences().forEach(line -> System.out.println("  " + line));
        System.exit(fuzz.failures().isEmpty() ? 0 : 1);
    }
}
