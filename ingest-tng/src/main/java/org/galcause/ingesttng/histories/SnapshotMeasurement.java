package org.galcause.ingesttng.histories;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.fields.FieldReference;

/**
 * Measures galaxies in one snapshot. Memory: the columns of the fields needed (4 bytes for each number, all subhaloes of the snapshot), and
 * for the environment 36 bytes for each tracer and 4 for each subhalo.
 */
final class SnapshotMeasurement {

    private final SnapshotWork work;
    private final SubhaloColumns columns;

    private SnapshotMeasurement(SnapshotWork work) {
        this.work = work;
        this.columns = SubhaloColumns.read(work.catalogue(), needed(work));
    }

    /**
     * The values by measurement and galaxy, in the units wanted; missing where the galaxy is absent or the field says so.
     *
     * @throws UserError when a galaxy's SubfindID is beyond the catalogue, or a field is not in the files
     */
    static double[][] of(SnapshotWork work) {
        requireInCatalogue(work);
        SnapshotMeasurement measurement = new SnapshotMeasurement(work);
        return work.measurements().stream().map(measurement::measured).toArray(double[][]::new);
    }

    private static void requireInCatalogue(SnapshotWork work) {
        int subhaloes = work.catalogue().subhaloes();
        for (int galaxy = 0; galaxy < work.galaxies(); galaxy++) {
            if (work.subfindId(galaxy) >= subhaloes) {
                throw UserError.data(work.catalogue().chunks().get(0).path() + ": snapshot "
                        + work.catalogue().snapshot() + ": the tree speaks of subhalo "
                        + work.subfindId(galaxy) + ", but the catalogue has " + subhaloes
                        + "; trees and catalogue belong to different runs");
            }
        }
    }

    private static Set<FieldReference> needed(SnapshotWork work) {
        Set<FieldReference> needed = new LinkedHashSet<>();
        for (Measurement measurement : work.measurements()) {
            if (measurement instanceof Measurement.OfField ofField) {
                needed.add(ofField.field());
            }
            needed.addAll(EnvironmentMeasurement.needed(measurement));
        }
        return needed;
    }

    private double[] measured(Measurement measurement) {
        double factor = columns.factor(measurement);
        int[] present = IntStream.range(0, work.galaxies())
                .filter(i -> work.subfindId(i) >= 0)
                .toArray();
        int[] subhaloes = Arrays.stream(present).map(work::subfindId).toArray();
        double[] values = new double[work.galaxies()];
        Arrays.fill(values, Double.NaN);
        if (present.length == 0) {
            return values;
        }
        double[] measured = measurement instanceof Measurement.OfField ofField
                ? columns.raw(ofField.field(), subhaloes)
                : new EnvironmentMeasurement(columns, subhaloes).of(measurement);
        for (int i = 0; i < present.length; i++) {
            values[present[i]] = factor * measured[i];
        }
        return values;
    }
}
