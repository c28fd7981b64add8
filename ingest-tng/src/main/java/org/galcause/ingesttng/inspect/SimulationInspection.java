package org.galcause.ingesttng.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** A folder of group catalogues, with the trees and offsets beside it. */
final class SimulationInspection {

    private final SimulationFolder folder;
    private final List<String> lines = new ArrayList<>();

    private SimulationInspection(SimulationFolder folder) {
        this.folder = folder;
    }

    /** Lines about it; none when there is no catalogue in the folder. */
    static List<String> of(Path path) {
        SimulationFolder folder = SimulationFolder.at(path);
        List<Integer> snapshots = folder.snapshots();
        if (snapshots.isEmpty()) {
            return List.of();
        }
        SimulationInspection inspection = new SimulationInspection(folder);
        inspection.lines.add(path + ": group catalogues of " + snapshots.size()
                + (snapshots.size() == 1 ? " snapshot" : " snapshots") + ": " + NumberList.of(snapshots));
        snapshots.forEach(inspection::snapshot);
        inspection.trees(snapshots);
        inspection.fields(snapshots.get(snapshots.size() - 1));
        return inspection.lines;
    }

    /** Whether a file is one of the chunks that {@link #of} describes together. */
    static boolean describes(Path folder, Path file) {
        SimulationFolder simulation = SimulationFolder.at(folder);
        return simulation.snapshots().stream()
                .anyMatch(s -> simulation.chunks(s).containsValue(file));
    }

    private void snapshot(int snapshot) {
        Map<Integer, Path> chunks = folder.chunks(snapshot);
        Map<Integer, CatalogueHeader> headers = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        chunks.forEach((number, path) -> {
            try (Hdf5File file = Hdf5File.open(path)) {
                headers.put(number, CatalogueHeader.of(file));
            } catch (UserError fault) {
                broken.addAll(fault.problems());
            }
        });
        if (headers.isEmpty()) {
            lines.add("  snapshot " + snapshot + ": no readable catalogue chunk");
        } else {
            describe(
                    snapshot,
                    headers,
                    SnapshotCatalogue.missing(
                            chunks, headers.values().iterator().next().files()));
        }
        broken.forEach(problem -> lines.add("    broken: " + problem));
    }

    private void describe(int snapshot, Map<Integer, CatalogueHeader> headers, List<Integer> missing) {
        CatalogueHeader header = headers.values().iterator().next();
        if (lines.size() == 1) {
            lines.add("  " + Words.box(header.boxSize(), header.hubble()) + "; "
                    + Words.cosmology(header.hubble(), header.omega0(), header.omegaLambda()));
        }
        long subhaloes =
                headers.values().stream().mapToLong(CatalogueHeader::subhaloes).sum();
        long groups =
                headers.values().stream().mapToLong(CatalogueHeader::groups).sum();
        lines.add("  snapshot " + snapshot + ": " + Words.time(header.redshift(), header.cosmology()) + ", "
                + ofTotal(subhaloes, header.totalSubhaloes()) + " subhaloes, " + ofTotal(groups, header.totalGroups())
                + " groups; "
                + headers.size() + " of " + header.files() + " chunks");
        if (!missing.isEmpty()) {
            lines.add("    missing chunks: " + NumberList.of(missing));
        }
        List<Integer> empty = headers.entrySet().stream()
                .filter(entry ->
                        entry.getValue().groups() == 0 && entry.getValue().subhaloes() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!empty.isEmpty()) {
            lines.add("    empty chunks (nothing in them, which is in order): " + NumberList.of(empty));
        }
    }

    private static String ofTotal(long here, long total) {
        return here == total ? Words.count(total) : Words.count(here) + " of " + Words.count(total);
    }

    private void trees(List<Integer> snapshots) {
        Map<Integer, Path> trees = folder.treeFiles();
        lines.add(
                trees.isEmpty()
                        ? "  SubLink trees: none found"
                        : "  SubLink trees: files " + NumberList.of(trees.keySet()));
        List<Integer> with =
                snapshots.stream().filter(s -> folder.offsets(s).isPresent()).toList();
        lines.add(with.isEmpty() ? "  offsets: none found" : "  offsets: snapshots " + NumberList.of(with));
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

    private static List<String> describedFields(Path path, String table) {
        try (Hdf5File file = Hdf5File.open(path)) {
            return Words.fields(
                    table + " (of " + path.getFileName() + ")",
                    file.datasets(table),
                    name -> FieldDictionary.tng().find(table, name));
        } catch (UserError broken) {
            // Said with its snapshot already.
            return List.of();
        }
    }
}
