package org.galcause.ingesttng.catalogue;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * The group catalogue of one snapshot, complete: every chunk is there, their headers agree, and each knows where its rows belong in the
 * whole. The columns are read from it by {@link CatalogueReader}.
 *
 * @param snapshot its number
 * @param header the first chunk's header
 * @param chunks all chunks in order, empty ones included
 */
public record SnapshotCatalogue(int snapshot, CatalogueHeader header, List<Chunk> chunks) implements Serializable {

    public SnapshotCatalogue {
        chunks = List.copyOf(chunks);
    }

    /**
     * Opens every chunk's header.
     *
     * @throws UserError when there is no catalogue of that snapshot, chunks are missing (which, of how many), or they belong to different
     *     snapshots or runs
     */
    public static SnapshotCatalogue open(SimulationFolder folder, int snapshot) {
        Map<Integer, Path> files = folder.chunks(snapshot);
        if (files.isEmpty()) {
            throw none(folder, snapshot);
        }
        List<Path> paths = List.copyOf(files.values());
        List<CatalogueHeader> headers = headers(paths);
        requireAgreement(paths, headers);
        requireAll(folder, snapshot, files, headers.get(0).files());
        return new SnapshotCatalogue(snapshot, headers.get(0), placed(paths, headers));
    }

    static UserError none(SimulationFolder folder, int snapshot) {
        return UserError.data(folder.output() + ": no group catalogue of snapshot " + snapshot + there(folder)
                + "; fetch groups_" + String.format(Locale.ROOT, "%03d", snapshot)
                + " or change data: snapshots");
    }

    /** Subhaloes in all chunks. */
    public int subhaloes() {
        return Math.toIntExact(header.totalSubhaloes());
    }

    /** Groups in all chunks. */
    public int groups() {
        return Math.toIntExact(header.totalGroups());
    }

    /** Objects of a table. */
    public int rows(CatalogueTable table) {
        return table == CatalogueTable.SUBHALO ? subhaloes() : groups();
    }

    /**
     * The host group of a subhalo.
     *
     * @param groupOfSubhalo the column SubhaloGrNr
     * @throws UserError when it is none of the catalogue's groups
     */
    public int group(int subfindId, Column groupOfSubhalo) {
        long group = groupOfSubhalo.whole(subfindId, 0);
        if (group < 0 || group >= groups()) {
            throw UserError.data(chunkOf(subfindId).file() + ": Subhalo/SubhaloGrNr says that subhalo " + subfindId
                    + " is in group " + group + ", but snapshot " + snapshot + " has " + groups()
                    + " groups; the file is damaged or of another run, fetch it again");
        }
        return (int) group;
    }

    /** The chunk that holds a subhalo. */
    public Chunk chunkOf(int subfindId) {
        return chunks.stream()
                .filter(chunk -> subfindId < chunk.firstSubhalo() + chunk.subhaloes())
                .findFirst()
                .orElse(chunks.get(chunks.size() - 1));
    }

    /** Its first chunk that holds any object of a table. */
    Optional<Chunk> firstFilled(CatalogueTable table) {
        return chunks.stream().filter(chunk -> chunk.rows(table) > 0).findFirst();
    }

    /** Of several files that cannot be read, the first is told, whichever was met first. */
    static List<CatalogueHeader> headers(List<Path> paths) {
        UserError[] faults = new UserError[paths.size()];
        List<Optional<CatalogueHeader>> headers = IntStream.range(0, paths.size())
                .parallel()
                .mapToObj(i -> {
                    try (Hdf5File file = Hdf5File.open(paths.get(i))) {
                        return Optional.of(CatalogueHeader.of(file));
                    } catch (UserError fault) {
                        faults[i] = fault;
                        return Optional.<CatalogueHeader>empty();
                    }
                })
                .toList();
        Arrays.stream(faults).filter(Objects::nonNull).findFirst().ifPresent(fault -> {
            throw fault;
        });
        return headers.stream().map(Optional::orElseThrow).toList();
    }

    static void requireAgreement(List<Path> paths, List<CatalogueHeader> headers) {
        List<String> found = contradictions(paths, headers);
        if (!found.isEmpty()) {
            throw UserError.data(found.get(0));
        }
    }

    /** Which chunks of a snapshot contradict its first one, in words. */
    public static List<String> contradictions(List<Path> paths, List<CatalogueHeader> headers) {
        List<String> found = new ArrayList<>();
        for (int i = 1; i < paths.size(); i++) {
            String chunk = paths.get(i) + ": belongs to another snapshot or run than " + paths.get(0);
            headers.get(i)
                    .contradiction(headers.get(0))
                    .ifPresent(what -> found.add(chunk + ": its header says " + what
                            + "; keep the chunks of one snapshot and run in one folder"));
        }
        return found;
    }

    private static void requireAll(SimulationFolder folder, int snapshot, Map<Integer, Path> files, int expected) {
        List<Integer> missing = missing(files, expected);
        if (!missing.isEmpty()) {
            throw UserError.data(folder.output() + ": snapshot " + snapshot + " has " + expected
                    + " catalogue chunks, of which "
                    + missing.size() + (missing.size() == 1 ? " is" : " are") + " missing: " + NumberList.of(missing)
                    + "; fetch " + (missing.size() == 1 ? "it" : "them")
                    + " (SubfindIDs count over all chunks, so none can be left out)");
        }
        surplus(folder, snapshot, files, expected).ifPresent(what -> {
            throw UserError.data(what);
        });
    }

    /** That there are more chunks than the headers count, in words. */
    public static Optional<String> surplus(
            SimulationFolder folder, int snapshot, Map<Integer, Path> files, int expected) {
        return files.keySet().stream().allMatch(number -> number < expected)
                ? Optional.empty()
                : Optional.of(folder.output() + ": snapshot " + snapshot + " has " + expected
                        + " catalogue chunks by its headers, but files numbered " + NumberList.of(files.keySet())
                        + " are there; are two runs mixed?");
    }

    /** The chunks of {@code expected} that are not among the files. */
    public static List<Integer> missing(Map<Integer, Path> files, int expected) {
        return IntStream.range(0, expected)
                .filter(i -> !files.containsKey(i))
                .boxed()
                .toList();
    }

    private static List<Chunk> placed(List<Path> paths, List<CatalogueHeader> headers) {
        List<Chunk> chunks = new ArrayList<>();
        long group = 0;
        long subhalo = 0;
        for (int i = 0; i < paths.size(); i++) {
            CatalogueHeader header = headers.get(i);
            chunks.add(new Chunk(
                    paths.get(i).toString(),
                    i,
                    group,
                    Math.toIntExact(header.groups()),
                    subhalo,
                    Math.toIntExact(header.subhaloes())));
            group += header.groups();
            subhalo += header.subhaloes();
        }
        wrongTotal(paths.get(0), headers).ifPresent(what -> {
            throw UserError.data(what);
        });
        return chunks;
    }

    /** That all chunks of a snapshot together hold more or fewer objects than its headers count, in words. */
    public static Optional<String> wrongTotal(Path first, List<CatalogueHeader> chunks) {
        CatalogueHeader header = chunks.get(0);
        long groups = chunks.stream().mapToLong(CatalogueHeader::groups).sum();
        long subhaloes = chunks.stream().mapToLong(CatalogueHeader::subhaloes).sum();
        return wrongTotal(first, "Ngroups", groups, header.totalGroups())
                .or(() -> wrongTotal(first, "Nsubgroups", subhaloes, header.totalSubhaloes()));
    }

    private static Optional<String> wrongTotal(Path first, String counter, long sum, long total) {
        return sum == total
                ? Optional.empty()
                : Optional.of(first + ": " + counter + "_Total = " + total + ", but the chunks hold " + sum
                        + " together; a chunk was replaced or cut");
    }

    private static String there(SimulationFolder folder) {
        List<Integer> snapshots = folder.snapshots();
        return snapshots.isEmpty() ? " (there is none at all)" : " (there are " + NumberList.of(snapshots) + ")";
    }
}
