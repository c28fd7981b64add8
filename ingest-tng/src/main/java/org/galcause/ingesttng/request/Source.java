package org.galcause.ingesttng.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.galcause.ingesttng.units.Cosmology;

/** Where the data are and how they are laid out. */
public sealed interface Source {

    /** Which units and times are kept. */
    Selection selection();

    /**
     * A simulation's output folder: group catalogues and merger trees.
     *
     * @param name such as {@code TNG100-1}
     * @param root the folder with {@code groups_099}, …
     * @param snapshots snapshot numbers, ascending
     * @param trees which merger trees follow a galaxy in time
     * @param skipped what is done where a main branch skips a snapshot
     * @param selection which galaxies are kept
     */
    record Simulation(
            String name,
            Path root,
            List<Integer> snapshots,
            TreeKind trees,
            SkippedSnapshots skipped,
            Selection selection)
            implements Source {
        public Simulation {
            snapshots = List.copyOf(snapshots);
        }

        /** Galaxies whose branch skips a snapshot have a gap there. */
        public Simulation(String name, Path root, List<Integer> snapshots, TreeKind trees, Selection selection) {
            this(name, root, snapshots, trees, SkippedSnapshots.EXCLUDE, selection);
        }
    }

    /**
     * A long table: one row for each unit and time; or a cross-section, one row for each unit.
     *
     * @param path .csv, .csv.gz, .parquet, .fits or .hdf5
     * @param id the column of the unit's id; without one (cross-section only) rows are units, numbered from 1
     * @param unknownId the id of rows that belong to no unit; they are tracers of the environment only
     * @param time the column of times; without one the table is a cross-section
     * @param snapshot the time of a cross-section
     * @param redshift the column of redshifts
     * @param box the periodic box in which positions lie
     * @param position the three columns of the position, in the box's unit; empty when there are none
     * @param velocity the three columns of the peculiar velocity (km/s); empty when there are none
     * @param cosmology where a conversion needs h, for the Hubble flow, and for ages; without it such a conversion is an error, and ages are those of TNG
     * @param times the times of the study; empty = all in the table
     * @param start the first time of the study; earlier rows only feed histories
     * @param selection which units are kept
     */
    record LongTable(
            Path path,
            Optional<String> id,
            Optional<String> unknownId,
            Optional<String> time,
            Optional<Double> snapshot,
            Optional<String> redshift,
            Optional<Box> box,
            List<String> position,
            List<String> velocity,
            Optional<Cosmology> cosmology,
            List<Double> times,
            Optional<Double> start,
            Selection selection)
            implements Source {
        public LongTable {
            position = List.copyOf(position);
            velocity = List.copyOf(velocity);
            times = List.copyOf(times);
        }

        /** A plain longitudinal table, without positions: every time, every unit. */
        public static LongTable of(Path path, String id, String time) {
            return new LongTable(
                    path,
                    Optional.of(id),
                    Optional.empty(),
                    Optional.of(time),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Selection.none());
        }
    }

    /**
     * A wide table: one row for each unit; each variable lists its columns in time order ({@link Measure.WideColumns}).
     *
     * @param path .csv, .csv.gz, .parquet, .fits or .hdf5
     * @param id the column of the unit's id; without one rows are units, numbered from 1
     * @param times the times that the columns stand for, ascending
     * @param start the first time of the study; earlier columns only feed histories
     * @param selection which units are kept
     */
    record WideTable(Path path, Optional<String> id, List<Double> times, Optional<Double> start, Selection selection)
            implements Source {
        public WideTable {
            times = List.copyOf(times);
        }
    }
}
