package org.galcause.ingesttng.source.tng;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.CatalogueTable;
import org.galcause.ingesttng.catalogue.Chunk;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.PresentChunks;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Key;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.StoredRows;

/** The tables {@code subhalos} and {@code halos}: the group catalogues of some snapshots. */
final class CatalogueSource {

    private CatalogueSource() {}

    static StoredRows open(TngOptions options, CatalogueTable table) {
        SimulationFolder folder = SimulationFolder.at(options.path());
        List<Part> parts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<Integer, CatalogueHeader> headers = new HashMap<>();
        for (int snapshot : snapshots(options, folder)) {
            PresentChunks present = options.incompleteAllowed()
                    ? PresentChunks.of(folder, snapshot)
                    : complete(SnapshotCatalogue.open(folder, snapshot));
            present.chunks().forEach(chunk -> parts.add(part(chunk, table, snapshot)));
            headers.put(snapshot, present.header());
            if (!present.missing().isEmpty()) {
                missing.add("snapshot " + snapshot + ": chunks " + NumberList.of(present.missing()) + " of "
                        + present.header().files());
            }
        }
        Scales scales = SnapshotTimes.of(folder, headers);
        TableColumns columns = columns(options, table, parts, missing);
        boolean subhaloes = table == CatalogueTable.SUBHALO;
        return new Hdf5Rows(
                "tng " + options.table(),
                folder.output() + ", snapshots " + NumberList.of(headers.keySet())
                        + (missing.isEmpty() ? "" : ", missing " + String.join("; ", missing)),
                columns.schema(),
                columns.sources(),
                Map.of("SnapNum", Key.SNAPSHOT, subhaloes ? "SubfindID" : "GroupID", Key.ID, "_chunk", Key.CHUNK),
                parts,
                FileStamps.of(parts),
                scales,
                options.size());
    }

    private static List<Integer> snapshots(TngOptions options, SimulationFolder folder) {
        List<Integer> snapshots = options.snapshots(folder.snapshots());
        if (snapshots.isEmpty()) {
            throw UserError.data(folder.output()
                    + ": no group catalogue there (folders groups_099, … or files fof_subhalo_tab_099.0.hdf5, …);"
                    + " give the simulation's output folder");
        }
        return snapshots;
    }

    private static PresentChunks complete(SnapshotCatalogue catalogue) {
        return new PresentChunks(catalogue.header(), catalogue.chunks(), List.of());
    }

    private static Part part(Chunk chunk, CatalogueTable table, int snapshot) {
        return new Part(chunk.file(), table.group(), chunk.number(), snapshot, chunk.first(table), chunk.rows(table));
    }

    private static TableColumns columns(
            TngOptions options, CatalogueTable table, List<Part> parts, List<String> missing) {
        boolean subhaloes = table == CatalogueTable.SUBHALO;
        TableColumns columns = new TableColumns(options)
                .number("SnapNum", FieldSource.Numbered.Count.SNAPSHOT, "number of the snapshot")
                .id(
                        subhaloes ? "SubfindID" : "GroupID",
                        parts,
                        subhaloes
                                ? "the subhalo's index in its snapshot, over all chunks"
                                : "the group's index in its snapshot, over all chunks");
        Optional<Part> filled = parts.stream().filter(part -> part.rows() > 0).findFirst();
        filled.ifPresent(part -> {
            try (Hdf5File file = Hdf5File.open(Path.of(part.file()))) {
                columns.datasets(
                        file.datasets(table.group()),
                        name -> FieldDictionary.tng().find(table.group(), name));
            }
        });
        return columns.number("_chunk", FieldSource.Numbered.Count.CHUNK, Chunks.comment(missing));
    }
}
