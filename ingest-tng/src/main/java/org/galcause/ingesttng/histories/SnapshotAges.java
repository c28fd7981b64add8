package org.galcause.ingesttng.histories;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.units.Cosmology;
import org.galcause.ingesttng.units.TngSnapshots;

/** The age of the universe at every snapshot that a tree may speak of. */
final class SnapshotAges {

    private SnapshotAges() {}

    /**
     * Ages (Gyr) by snapshot number: from the header of a snapshot's catalogue where one is there, from the list of IllustrisTNG where the
     * study says that the simulation is one of it; else missing.
     *
     * @param simulation its name in the study, such as TNG100-1
     * @param cosmology of the run
     */
    static double[] of(SimulationFolder folder, String simulation, Cosmology cosmology) {
        int last = folder.snapshots().stream().mapToInt(Integer::intValue).max().orElse(0);
        double[] ages = new double[Math.max(last + 1, TngSnapshots.COUNT)];
        Arrays.fill(ages, Double.NaN);
        if (simulation.toUpperCase(Locale.ROOT).startsWith("TNG")) {
            Arrays.setAll(ages, s -> s < TngSnapshots.COUNT ? cosmology.ageGyr(TngSnapshots.redshift(s)) : Double.NaN);
        }
        folder.snapshots().parallelStream().forEach(s -> {
            Iterator<Path> chunks = folder.chunks(s).values().iterator();
            if (chunks.hasNext()) {
                ages[s] = cosmology.ageGyr(redshift(chunks.next()));
            }
        });
        return ages;
    }

    private static double redshift(Path chunk) {
        try (Hdf5File file = Hdf5File.open(chunk)) {
            return CatalogueHeader.of(file).redshift();
        }
    }
}
