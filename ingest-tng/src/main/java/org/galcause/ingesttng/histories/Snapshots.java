package org.galcause.ingesttng.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;

/**
 * The catalogues of a study's snapshots, which must be of one run.
 *
 * @param folder where they are
 * @param catalogues in ascending order of snapshots
 */
record Snapshots(SimulationFolder folder, List<SnapshotCatalogue> catalogues) {

    /** The headers of the redshift-zero snapshot say 2.2e-16. */
    private static final double ROUNDING = 1e-9;

    Snapshots {
        catalogues = List.copyOf(catalogues);
    }

    /**
     * Opens all of them.
     *
     * @throws UserError with every snapshot that is not there or not complete, or when they contradict each other
     */
    static Snapshots open(SimulationFolder folder, List<Integer> numbers) {
        List<SnapshotCatalogue> catalogues = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int number : numbers) {
            try {
                catalogues.add(SnapshotCatalogue.open(folder, number));
            } catch (UserError fault) {
                problems.addAll(fault.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw UserError.data(problems);
        }
        for (int i = 1; i < catalogues.size(); i++) {
            requireSameRun(catalogues.get(i - 1), catalogues.get(i));
        }
        return new Snapshots(folder, catalogues);
    }

    /** How many. */
    int steps() {
        return catalogues.size();
    }

    /** One of them. */
    SnapshotCatalogue at(int step) {
        return catalogues.get(step);
    }

    /** The catalogue of a snapshot, which need not be one of the study's. */
    SnapshotCatalogue orOpen(int snapshot) {
        Optional<SnapshotCatalogue> known =
                catalogues.stream().filter(c -> c.snapshot() == snapshot).findFirst();
        return known.orElseGet(() -> SnapshotCatalogue.open(folder, snapshot));
    }

    /** The times: snapshot numbers, redshifts of the headers, ages by the headers' cosmology. */
    TimeGrid grid() {
        return new TimeGrid(catalogues.stream().map(Snapshots::point).toList(), 0);
    }

    private static TimePoint point(SnapshotCatalogue catalogue) {
        CatalogueHeader header = catalogue.header();
        double redshift = Math.abs(header.redshift()) < ROUNDING ? 0 : header.redshift();
        return new TimePoint(catalogue.snapshot(), redshift, header.cosmology().ageGyr(redshift));
    }

    private static void requireSameRun(SnapshotCatalogue earlier, SnapshotCatalogue later) {
        CatalogueHeader before = earlier.header();
        CatalogueHeader after = later.header();
        if (before.boxSize() != after.boxSize() || !before.cosmology().equals(after.cosmology())) {
            throw UserError.data(file(later) + ": box " + after.boxSize() + " ckpc/h and " + after.cosmology()
                    + ", but " + file(earlier) + " has " + before.boxSize() + " ckpc/h and " + before.cosmology()
                    + "; the snapshots belong to different runs");
        }
        if (!(after.redshift() < before.redshift())) {
            throw UserError.data(file(later) + ": redshift " + after.redshift() + ", but the earlier snapshot "
                    + earlier.snapshot() + " (" + file(earlier) + ") has " + before.redshift()
                    + "; one of the files is of another snapshot than its name says");
        }
    }

    private static String file(SnapshotCatalogue catalogue) {
        return catalogue.chunks().get(0).file();
    }
}
