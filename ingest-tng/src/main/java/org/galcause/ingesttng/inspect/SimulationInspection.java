package org.galcause.ingesttng.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.OneRun;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** A folder of group catalogues and particle snapshots, with the trees and offsets beside it. */
final class SimulationInspection {

    private final SimulationFolder folder;
    private final List<String> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, CatalogueHeader> headers = new TreeMap<>();

    private SimulationInspection(SimulationFolder folder) {
        this.folder = folder;
    }

    /** About a folder; nothing when no file of a simulation is in its places. */
    static Findings of(Path path) {
        SimulationInspection inspection = new SimulationInspection(SimulationFolder.at(path));
        return inspection.isEmpty() ? Findings.sound(List.of()) : inspection.described(path);
    }

    private boolean isEmpty() {
        return folder.snapshots().isEmpty()
                && folder.particleFiles().isEmpty()
                && folder.treeFiles().isEmpty()
                && folder.lhalotreeFiles().isEmpty()
                && folder.offsetsSnapshots().isEmpty();
    }

    private Findings described(Path path) {
        List<Integer> snapshots = folder.snapshots();
        lines.add(path + ": "
                + (snapshots.isEmpty()
                        ? "no group catalogue"
                        : "group catalogues of " + snapshots.size()
                                + (snapshots.size() == 1 ? " snapshot" : " snapshots") + ": "
                                + NumberList.of(snapshots)));
        snapshots.forEach(this::snapshot);
        faults.addAll(OneRun.contradictions(folder, headers));
        particles();
        trees("SubLink trees", folder.treeFiles());
        trees("LHaloTree", folder.lhalotreeFiles());
        offsets();
        snapshots.stream().reduce((earlier, later) -> later).ifPresentOrElse(this::fields, this::firstFiles);
        return new Findings(lines, faults);
    }

    /** Whether a file is one of those that {@link #of} describes together. */
    static boolean describes(Path folder, Path file) {
        SimulationFolder simulation = SimulationFolder.at(folder);
        return simulation.snapshots().stream()
                        .anyMatch(s -> simulation.chunks(s).containsValue(file))
                || simulation.particleFiles().values().stream().anyMatch(files -> files.containsValue(file))
                || simulation.treeFiles().containsValue(file)
                || simulation.lhalotreeFiles().containsValue(file);
    }

    private void snapshot(int snapshot) {
        Map<Integer, Path> chunks = folder.chunks(snapshot);
        Opened<CatalogueHeader> opened = Opened.of(chunks, CatalogueHeader::of);
        if (opened.seen().isEmpty()) {
            lines.add("  snapshot " + snapshot + ": no readable catalogue chunk");
        } else {
            CatalogueHeader first = opened.seen().values().iterator().next();
            headers.put(snapshot, first);
            describe(snapshot, first, opened.seen());
            numbers("missing chunks", SnapshotCatalogue.missing(chunks, first.files()));
            SnapshotCatalogue.surplus(folder, snapshot, chunks, first.files()).ifPresent(faults::add);
            if (opened.seen().size() == first.files()) {
                SnapshotCatalogue.wrongTotal(
                                chunks.values().iterator().next(),
                                List.copyOf(opened.seen().values()))
                        .ifPresent(faults::add);
            }
        }
        numbers("broken chunks", opened.broken(chunks));
        faults.addAll(opened.faults());
        faults.addAll(SnapshotCatalogue.contradictions(
                chunks.entrySet().stream()
                        .filter(chunk -> opened.seen().containsKey(chunk.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                List.copyOf(opened.seen().values())));
    }

    private void describe(int snapshot, CatalogueHeader header, Map<Integer, CatalogueHeader> chunks) {
        if (lines.size() == 1) {
            lines.add("  " + Words.box(header.boxSize(), header.hubble()) + "; "
                    + Words.cosmology(header.hubble(), header.omega0(), header.omegaLambda()));
        }
        long subhaloes =
                chunks.values().stream().mapToLong(CatalogueHeader::subhaloes).sum();
        long groups =
                chunks.values().stream().mapToLong(CatalogueHeader::groups).sum();
        lines.add("  snapshot " + snapshot + ": " + Words.time(header.redshift(), header.cosmology()) + ", "
                + ofTotal(subhaloes, header.totalSubhaloes()) + " subhaloes, " + ofTotal(groups, header.totalGroups())
                + " groups; "
                + chunks.size() + " of " + header.files() + " chunks");
        numbers(
                "empty chunks (nothing in them, which is in order)",
                chunks.entrySet().stream()
                        .filter(chunk ->
                                chunk.getValue().groups() + chunk.getValue().subhaloes() == 0)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private void numbers(String what, Collection<Integer> numbers) {
        if (!numbers.isEmpty()) {
            lines.add("    " + what + ": " + NumberList.of(numbers));
        }
    }

    private static String ofTotal(long here, long total) {
        return here == total ? Words.count(total) : Words.count(here) + " of " + Words.count(total);
    }

    private void particles() {
        folder.particleFiles().forEach((snapshot, files) -> {
            Opened<Integer> opened = Opened.of(files, file -> (int)
                    file.attributes("Header").wholeNumber("NumFilesPerSnapshot").orElse(1));
            int expected = opened.seen().values().stream().findFirst().orElse(files.size());
            lines.add("  particles of snapshot " + snapshot + ": " + files.size() + " of " + expected + " files");
            numbers("missing files", SnapshotCatalogue.missing(files, expected));
            numbers("broken files", opened.broken(files));
            faults.addAll(opened.faults());
        });
    }

    private void trees(String what, Map<Integer, Path> files) {
        if (files.isEmpty()) {
            lines.add("  " + what + ": none found");
            return;
        }
        lines.add("  " + what + ": files " + NumberList.of(files.keySet()));
        int last = files.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        numbers("missing files", SnapshotCatalogue.missing(files, last + 1));
        Opened<Boolean> opened = Opened.of(files, file -> file.contains("SubhaloID") || file.contains("Header"));
        numbers("broken files", opened.broken(files));
        faults.addAll(opened.faults());
    }

    private void offsets() {
        Map<Integer, Path> files = new TreeMap<>();
        folder.offsetsSnapshots().forEach(s -> folder.offsets(s).ifPresent(path -> files.put(s, path)));
        if (files.isEmpty()) {
            lines.add("  offsets: none found");
            return;
        }
        lines.add("  offsets: snapshots " + NumberList.of(files.keySet()));
        Opened<Long> opened = Opened.of(files, SimulationInspection::subhaloes);
        numbers("broken files", opened.broken(files));
        faults.addAll(opened.faults());
        files.forEach((snapshot, path) -> {
            CatalogueHeader header = headers.get(snapshot);
            long subhaloes = opened.seen().getOrDefault(snapshot, -1L);
            if (subhaloes >= 0 && header != null && subhaloes != header.totalSubhaloes()) {
                faults.add(path + ": the offsets are of " + subhaloes
                        + " subhaloes, but the catalogue has "
                        + header.totalSubhaloes() + "; the file belongs to another snapshot or run");
            }
        });
    }

    /** Of how many subhaloes an offsets file speaks; -1 when it has none of these columns. */
    private static long subhaloes(Hdf5File file) {
        String rows = "Subhalo/SubLink/RowNum";
        return file.contains(rows) ? file.dataset(rows).rows() : -1;
    }

    private void fields(int snapshot) {
        for (String table : List.of("Subhalo", "Group")) {
            for (Path path : folder.chunks(snapshot).values()) {
                List<String> described = describedFields(path, table);
                if (!described.isEmpty()) {
                    lines.addAll(described);
                    break;
                }
            }
        }
    }

    /** Without a catalogue, of each kind of file one is described in full. */
    private void firstFiles() {
        Stream.of(
                        folder.particleFiles().values().stream().reduce(Map.of(), (earlier, later) -> later),
                        folder.treeFiles(),
                        folder.lhalotreeFiles())
                .flatMap(files -> files.values().stream().limit(1))
                .forEach(file -> {
                    Findings found = Inspection.of(List.of(file));
                    lines.addAll(found.lines());
                    addUnsaid(found.faults());
                });
    }

    /** A file that is looked at twice is broken once. */
    private void addUnsaid(List<String> found) {
        found.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
    }

    private List<String> describedFields(Path path, String table) {
        try (Hdf5File file = Hdf5File.open(path)) {
            return Words.fields(
                    table + " (of " + path.getFileName() + ")",
                    file.datasets(table),
                    name -> FieldDictionary.tng().find(table, name));
        } catch (UserError broken) {
            addUnsaid(broken.problems());
            return List.of();
        }
    }
}
