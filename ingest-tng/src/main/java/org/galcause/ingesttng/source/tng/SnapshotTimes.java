package org.galcause.ingesttng.source.tng;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.OneRun;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.units.Cosmology;

/** The scale factors of snapshots, as the headers of their catalogues say. */
final class SnapshotTimes {

    private SnapshotTimes() {}

    /**
     * Of headers that were read.
     *
     * @throws UserError when a later snapshot is not later, or snapshots are of different runs
     */
    static Scales of(SimulationFolder folder, Map<Integer, CatalogueHeader> headers) {
        Map<Integer, Double> scaleFactor = new HashMap<>();
        double h = 1;
        OneRun.require(folder, headers);
        for (Map.Entry<Integer, CatalogueHeader> next : headers.entrySet()) {
            scaleFactor.put(next.getKey(), Cosmology.scaleFactor(next.getValue().redshift()));
            h = next.getValue().hubble();
        }
        return new Scales(h, scaleFactor);
    }

    /** Of every snapshot of which a catalogue chunk is there; one header each is read. */
    static Scales all(SimulationFolder folder) {
        Map<Integer, CatalogueHeader> headers = new HashMap<>();
        for (int snapshot : folder.snapshots()) {
            List<Path> chunks = List.copyOf(folder.chunks(snapshot).values());
            if (!chunks.isEmpty()) {
                try (Hdf5File file = Hdf5File.open(chunks.get(0))) {
                    headers.put(snapshot, CatalogueHeader.of(file));
                }
            }
        }
        return of(folder, headers);
    }
}
