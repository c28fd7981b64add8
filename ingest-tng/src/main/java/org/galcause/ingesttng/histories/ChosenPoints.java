package org.galcause.ingesttng.histories;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.tables.TracerFile;

/** Reads the files of chosen points, such as a filament's spine, for each snapshot. */
final class ChosenPoints {

    private static final String SNAPSHOT = "{snapshot}";

    private final SparkSession spark;
    private final int snapshots;
    private final List<Path> inputs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ChosenPoints(SparkSession spark, int snapshots) {
        this.spark = spark;
        this.snapshots = snapshots;
    }

    /**
     * The measurements of a snapshot, its points read.
     *
     * @throws UserError when there is no such file, or one file is to serve several snapshots
     */
    List<Measurement> at(SnapshotCatalogue catalogue, List<Measurement> measurements) {
        List<Measurement> ready = new ArrayList<>();
        for (Measurement measurement : measurements) {
            ready.add(measurement instanceof Measurement.OfDistance distance ? read(catalogue, distance) : measurement);
        }
        return ready;
    }

    private Measurement read(SnapshotCatalogue catalogue, Measurement.OfDistance distance) {
        String written = distance.points().path().toString();
        if (snapshots > 1 && !written.contains(SNAPSHOT)) {
            throw UserError.study("variables: " + distance.variable() + ": " + written
                    + " holds the points of one time, but the study has " + snapshots
                    + " snapshots; write {snapshot} in the file's name for the number of the snapshot");
        }
        Path path = Path.of(written.replace(SNAPSHOT, String.format(Locale.ROOT, "%03d", catalogue.snapshot())));
        TracerFile file = TracerFile.read(
                spark,
                new Tracers.FromFile(path, distance.points().columns()),
                catalogue.header().boxSize());
        inputs.add(path);
        notes.add(file.note());
        Positions points = file.positions();
        return new Measurement.OfPoints(
                distance.variable(), distance.unit(), new double[][] {points.x(), points.y(), points.z()});
    }

    List<Path> inputs() {
        return inputs;
    }

    List<String> notes() {
        return notes;
    }
}
