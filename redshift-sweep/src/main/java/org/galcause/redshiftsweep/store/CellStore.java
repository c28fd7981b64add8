package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;

/**
 * A folder of cells: one file for each, named by the cell's key and by who wrote it. Files are only ever added, each whole by a rename, and
 * a damaged one is as good as none; so any number of processes may write at once, without locks, on any file system where a rename within
 * a folder is atomic. Two writers of the same cell leave two files of the same bytes.
 */
public final class CellStore {

    private final Path folder;
    private final Writer writer;
    private final Map<String, NavigableSet<String>> results = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<String>> failures = new ConcurrentHashMap<>();

    /** The store of a result folder; it need not exist yet. */
    public CellStore(Path results) {
        this(results, Writer.here());
    }

    /** The store as one writer sees it. */
    public CellStore(Path results, Writer writer) {
        this.folder = folderOf(results);
        this.writer = writer;
        refresh();
    }

    /** Where the cells of a result folder lie. */
    static Path folderOf(Path results) {
        return results.resolve(".cells");
    }

    /** Who writes. */
    public Writer writer() {
        return writer;
    }

    /** Looks again at what is there: others may have written. */
    public void refresh() {
        results.clear();
        failures.clear();
        for (String name : names()) {
            PartName.of(name).ifPresent(part -> remember(part, name));
        }
    }

    private void remember(PartName part, String name) {
        (part.kind() == PartName.Kind.CELL ? results : failures)
                .computeIfAbsent(part.key(), key -> new ConcurrentSkipListSet<>())
                .add(name);
    }

    /** The names of all files in the folder, sorted. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be read (" + e + "); check the folder's permissions");
        }
    }

    /** A cell's result, if it is there and whole. */
    public Optional<CellResult> find(String key) {
        for (String name : results.getOrDefault(key, new ConcurrentSkipListSet<>())) {
            Optional<CellResult> whole = whole(name, key);
            if (whole.isPresent()) {
                return whole;
            }
        }
        return Optional.empty();
    }

    /** The result in a file, if it is whole and the cell's own. */
    Optional<CellResult> whole(String name, String key) {
        try {
            return CellCodec.decode(Files.readAllBytes(folder.resolve(name)))
                    .filter(result -> result.key().equals(key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.data(
                    folder.resolve(name) + ": cannot be read (" + e.getMessage() + "); check the folder's permissions");
        }
    }

    /** Keeps a result, in place of what was damaged or had failed: written aside, then renamed, so that a file under its own name is whole. */
    public void keep(String key, byte[] bytes) {
        PartName part = new PartName(key, writer.name(), PartName.Kind.CELL);
        write(part, bytes);
        for (String name : Set.copyOf(results.getOrDefault(key, new ConcurrentSkipListSet<>()))) {
            if (whole(name, key).isEmpty()) {
                delete(name);
                results.getOrDefault(key, new ConcurrentSkipListSet<>()).remove(name);
            }
        }
        remember(part, part.fileName());
        NavigableSet<String> old = failures.remove(key);
        if (old != null) {
            old.forEach(this::delete);
        }
    }

    /** Keeps the reason why a cell could not be computed: a sentence, then whatever helps to find out more. */
    public void keepFailure(String key, String sentence, String details) {
        PartName part = new PartName(key, writer.name(), PartName.Kind.FAILED);
        write(part, (sentence + "\n" + details).getBytes(StandardCharsets.UTF_8));
        remember(part, part.fileName());
    }

    /** Why a cell failed, if it did. */
    public Optional<String> failure(String key) {
        NavigableSet<String> names = failures.get(key);
        if (names == null || names.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(folder.resolve(names.first()))) {
            return lines.findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void write(PartName part, byte[] bytes) {
        try {
            AtomicFiles.write(folder.resolve(part.fileName()), bytes);
        } catch (FileSystemException e) {
            throw UserError.data(folder + ": cannot be written (" + AtomicFiles.reason(e)
                    + "); choose another folder with --to, or free some space");
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be written (" + AtomicFiles.reason(e) + "); is the disk full? "
                    + "What is stored stays; free some space and run the same command again");
        }
    }

    /** Faults of the store by file: what is damaged, what belongs to no cell of a plan, what disagrees. */
    public Map<Path, String> faults(Set<String> keys) {
        Map<Path, String> faults = new TreeMap<>();
        Map<String, CellResult> seen = new TreeMap<>();
        for (Map.Entry<String, NavigableSet<String>> entry : new TreeMap<>(results).entrySet()) {
            for (String name : entry.getValue()) {
                fault(name, entry.getKey(), keys, seen).ifPresent(why -> faults.put(folder.resolve(name), why));
            }
        }
        return faults;
    }

    private Optional<String> fault(String name, String key, Set<String> keys, Map<String, CellResult> seen) {
        if (!keys.contains(key)) {
            return Optional.of("belongs to no cell of this study");
        }
        Optional<CellResult> result = whole(name, key);
        if (result.isEmpty()) {
            return Optional.of("damaged: it is cut, changed, or another cell's");
        }
        CellResult other = seen.putIfAbsent(key, result.get());
        boolean same = other == null || Arrays.equals(CellCodec.encode(other), CellCodec.encode(result.get()));
        return same ? Optional.empty() : Optional.of("differs from another file of the same cell");
    }

    /**
     * Removes the cells of other plans, and what killed writers have left.
     *
     * @param keys the cells that stay
     * @param since files that writers have set aside after this instant stay: they may be alive
     */
    public void keepOnly(Set<String> keys, Instant since) {
        List<String> stale = new ArrayList<>();
        try {
            for (String name : names()) {
                if (isStale(name, keys, since)) {
                    stale.add(name);
                }
            }
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be tidied (" + e + "); check the folder's permissions");
        }
        stale.forEach(this::delete);
    }

    private boolean isStale(String name, Set<String> keys, Instant since) throws IOException {
        Optional<PartName> part = PartName.of(name);
        if (part.isPresent()) {
            return !keys.contains(part.get().key());
        }
        return name.startsWith(AtomicFiles.ASIDE)
                && Files.exists(folder.resolve(name))
                && Files.getLastModifiedTime(folder.resolve(name)).toInstant().isBefore(since);
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(Objects.requireNonNull(name)));
        } catch (IOException e) {
            throw UserError.data(folder.resolve(name) + ": cannot be removed (" + e + ")");
        }
    }
}
