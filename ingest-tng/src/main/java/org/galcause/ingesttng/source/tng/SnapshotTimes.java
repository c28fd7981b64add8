package org.galcause.ingesttng.source.tng;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
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
        Map.Entry<Integer, CatalogueHeader> before = null;
        for (Map.Entry<Integer, CatalogueHeader> next : new TreeMap<>(headers).entrySet()) {
            if (before != null) {
                requireLater(folder, before, next);
            }
            scaleFactor.put(next.getKey(), Cosmology.scaleFactor(next.getValue().redshift()));
            h = next.getValue().hubble();
            before = next;
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

    private static void requireLater(
            SimulationFolder folder,
            Map.Entry<Integer, CatalogueHeader> early,
            Map.Entry<Integer, CatalogueHeader> late) {
        if (late.getValue().redshift() >= early.getValue().redshift()) {
            throw UserError.data(folder.output() + ": the catalogue of snapshot " + late.getKey() + " has redshift "
                    + late.getValue().redshift() + " and that of snapshot " + early.getKey() + " "
                    + early.getValue().redshift()
                    + ", though later snapshots have lower ones; a file is in the wrong snapshot's folder");
        }
        if (late.getValue().boxSize() != early.getValue().boxSize()
                || late.getValue().hubble() != early.getValue().hubble()) {
            throw UserError.data(folder.output() + ": snapshots " + early.getKey() + " and " + late.getKey()
                    + " have boxes of " + early.getValue().boxSize() + " and "
                    + late.getValue().boxSize() + " and h of "
                    + early.getValue().hubble() + " and "
                    + late.getValue().hubble() + "; two runs are mixed");
        }
    }
}
