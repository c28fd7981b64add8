package org.galcause.ingesttng.source.tng;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Key;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.StoredRows;

/**
 * The table {@code offsets}: where each subhalo (or halo) of a snapshot stands in the trees and among the particles. A dataset of an inner
 * group, such as {@code SubLink/RowNum}, is the column {@code SubLink_RowNum}.
 */
final class OffsetsSource {

    private OffsetsSource() {}

    static StoredRows open(TngOptions options) {
        SimulationFolder folder = SimulationFolder.at(options.path());
        String group = options.ofHalos() ? "Group" : "Subhalo";
        String id = options.ofHalos() ? "GroupID" : "SubfindID";
        List<Part> parts = new ArrayList<>();
        List<Integer> absent = new ArrayList<>();
        for (int snapshot : options.snapshots(folder.offsetsSnapshots())) {
            folder.offsets(snapshot)
                    .ifPresentOrElse(path -> parts.add(part(path, group, snapshot)), () -> absent.add(snapshot));
        }
        if (parts.isEmpty() || !absent.isEmpty() && !options.incompleteAllowed()) {
            int first = absent.isEmpty() ? 99 : absent.get(0);
            throw UserError.data(folder.expectedOffsets(first) + ": no such file; offsets are missing"
                    + (absent.isEmpty() ? "" : " of snapshots " + NumberList.of(absent)) + ", fetch them");
        }
        List<String> missing = absent.isEmpty() ? List.of() : List.of("snapshots " + NumberList.of(absent));
        TableColumns columns = columns(options, group, id, parts, missing);
        return new Hdf5Rows(
                "tng offsets",
                folder.expectedOffsets(parts.get(0).snapshot()).getParent() + ", of " + group
                        + (missing.isEmpty() ? "" : ", missing " + missing.get(0)),
                columns.schema(),
                columns.sources(),
                Map.of("SnapNum", Key.SNAPSHOT, id, Key.ID, "_chunk", Key.CHUNK),
                parts,
                FileStamps.of(parts),
                new Scales(1, Map.of()),
                options.size());
    }

    private static Part part(Path path, String group, int snapshot) {
        try (Hdf5File file = Hdf5File.open(path)) {
            long rows = datasets(file, group).stream()
                    .mapToLong(Hdf5Dataset::rows)
                    .findFirst()
                    .orElseThrow(() -> UserError.data(path + ": no group " + group + " with datasets; fetch it again"));
            return new Part(path.toString(), group, 0, snapshot, 0, rows);
        }
    }

    private static TableColumns columns(
            TngOptions options, String group, String id, List<Part> parts, List<String> missing) {
        TableColumns columns = new TableColumns(options)
                .number("SnapNum", FieldSource.Numbered.Count.SNAPSHOT, "number of the snapshot")
                .id(id, parts, "index of the object in its snapshot's catalogue");
        try (Hdf5File file = Hdf5File.open(Path.of(parts.get(0).file()))) {
            for (Hdf5Dataset dataset : datasets(file, group)) {
                String inGroup = dataset.path().substring(group.length() + 1);
                columns.dataset(dataset, inGroup, FieldDictionary.tng().find("Offsets", inGroup));
            }
        }
        return columns.number("_chunk", FieldSource.Numbered.Count.CHUNK, Chunks.comment(missing));
    }

    private static List<Hdf5Dataset> datasets(Hdf5File file, String group) {
        List<Hdf5Dataset> datasets = new ArrayList<>(file.datasets(group));
        for (String inner : file.groups(group)) {
            datasets.addAll(file.datasets(group + "/" + inner));
        }
        return datasets;
    }
}
