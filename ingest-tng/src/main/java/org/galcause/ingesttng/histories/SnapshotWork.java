package org.galcause.ingesttng.histories;

import java.io.Serializable;
import java.util.List;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;

/** What is to be measured in one snapshot, of which galaxies: a piece of work that any executor can do. */
final class SnapshotWork implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SnapshotCatalogue catalogue;
    private final List<Measurement> measurements;
    private final int[] subfindIds;

    /**
     * Some measurements.
     *
     * @param catalogue of the snapshot
     * @param measurements what is measured
     * @param subfindIds of which galaxies; -1 where a galaxy is absent
     */
    SnapshotWork(SnapshotCatalogue catalogue, List<Measurement> measurements, int[] subfindIds) {
        this.catalogue = catalogue;
        this.measurements = List.copyOf(measurements);
        this.subfindIds = subfindIds;
    }

    SnapshotCatalogue catalogue() {
        return catalogue;
    }

    List<Measurement> measurements() {
        return measurements;
    }

    int galaxies() {
        return subfindIds.length;
    }

    /** SubfindID of a galaxy; -1 = absent. */
    int subfindId(int galaxy) {
        return subfindIds[galaxy];
    }
}
