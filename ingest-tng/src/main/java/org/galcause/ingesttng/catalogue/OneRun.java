package org.galcause.ingesttng.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.galcause.causalmodel.UserError;

/** What must hold between the snapshots of one run: each is later than the one before, in the same box of the same universe. */
public final class OneRun {

    private OneRun() {}

    /**
     * Compares the headers of snapshots.
     *
     * @param headers by snapshot
     * @throws UserError with each contradiction
     */
    public static void require(SimulationFolder folder, Map<Integer, CatalogueHeader> headers) {
        List<String> found = contradictions(folder, headers);
        if (!found.isEmpty()) {
            throw UserError.data(found);
        }
    }

    /** Where headers of snapshots contradict each other, in words. */
    public static List<String> contradictions(SimulationFolder folder, Map<Integer, CatalogueHeader> headers) {
        List<String> found = new ArrayList<>();
        Map.Entry<Integer, CatalogueHeader> before = null;
        for (Map.Entry<Integer, CatalogueHeader> next : new TreeMap<>(headers).entrySet()) {
            if (before != null) {
                contradiction(before, next).ifPresent(what -> found.add(place(folder, next.getKey()) + ": " + what));
            }
            before = next;
        }
        return found;
    }

    private static Path place(SimulationFolder folder, int snapshot) {
        return folder.chunks(snapshot).values().stream().findFirst().orElse(folder.output());
    }

    private static Optional<String> contradiction(
            Map.Entry<Integer, CatalogueHeader> earlier, Map.Entry<Integer, CatalogueHeader> later) {
        CatalogueHeader early = earlier.getValue();
        CatalogueHeader late = later.getValue();
        if (late.boxSize() != early.boxSize() || late.hubble() != early.hubble()) {
            return Optional.of(
                    "snapshot " + later.getKey() + " has a box of " + late.boxSize() + " and h of " + late.hubble()
                            + ", but snapshot " + earlier.getKey() + " " + early.boxSize() + " and " + early.hubble()
                            + "; two runs are mixed");
        }
        return late.redshift() < early.redshift()
                ? Optional.empty()
                : Optional.of("the catalogue of snapshot " + later.getKey() + " has redshift " + late.redshift()
                        + " and that of snapshot " + earlier.getKey() + " " + early.redshift()
                        + ", though later snapshots have lower ones; a file is in the wrong snapshot's folder");
    }
}
