package org.galcause.ingesttng.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.CatalogueColumns;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.CatalogueReader;
import org.galcause.ingesttng.catalogue.CatalogueTable;
import org.galcause.ingesttng.catalogue.Column;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.environment.Itself;
import org.galcause.ingesttng.environment.NeighbourDensity;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/**
 * Measures galaxies in one snapshot. Memory: the columns of the fields needed (4 bytes for each number, all subhaloes of the snapshot), and
 * for densities 36 bytes for each tracer and 4 for each subhalo.
 */
final class SnapshotMeasurement {

    private static final FieldReference POSITION = new FieldReference("Subhalo", "SubhaloPos", -1);

    private final SnapshotWork work;
    private final SnapshotCatalogue catalogue;
    private final Expansion expansion;
    private final CatalogueColumns columns;

    private SnapshotMeasurement(SnapshotWork work) {
        this.work = work;
        this.catalogue = work.catalogue();
        CatalogueHeader header = catalogue.header();
        this.expansion = new Expansion(OptionalDouble.of(header.hubble()), OptionalDouble.of(header.scaleFactor()));
        this.columns = CatalogueReader.columns(catalogue, List.copyOf(needed(work)));
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
                throw UserError.data("snapshot " + work.catalogue().snapshot() + ": the tree speaks of subhalo "
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
            } else if (measurement instanceof Measurement.OfDensity ofDensity) {
                needed.add(POSITION);
                ofDensity.tracers().operands().forEach(operand -> needed.add(operand.field()));
            }
        }
        if (needed.stream().anyMatch(field -> CatalogueTable.of(field) == CatalogueTable.GROUP)) {
            needed.add(FieldReference.GROUP_OF_SUBHALO);
        }
        return needed;
    }

    private double[] measured(Measurement measurement) {
        double[] values = new double[work.galaxies()];
        if (measurement instanceof Measurement.OfField ofField) {
            double factor = factor(measurement);
            for (int i = 0; i < values.length; i++) {
                values[i] = work.subfindId(i) < 0 ? Double.NaN : factor * raw(ofField.field(), work.subfindId(i));
            }
        } else if (measurement instanceof Measurement.OfDensity ofDensity) {
            fillDensities(ofDensity, values);
        }
        return values;
    }

    private double factor(Measurement measurement) {
        return measurement.fileUnit().conversion(Unit.parse(measurement.unit()), expansion, measurement.variable());
    }

    /** A field's value as in the file, of a subhalo or of its host group; missing where the file holds the field's sentinel. */
    private double raw(FieldReference field, int subfindId) {
        int row = CatalogueTable.of(field) == CatalogueTable.SUBHALO
                ? subfindId
                : Math.toIntExact(columns.of(FieldReference.GROUP_OF_SUBHALO).whole(subfindId, 0));
        double value = columns.of(field).value(row, 0);
        OptionalLong missing = field.field().missing();
        return missing.isPresent() && value == missing.getAsLong() ? Double.NaN : value;
    }

    private void fillDensities(Measurement.OfDensity density, double[] values) {
        int[] present = IntStream.range(0, values.length)
                .filter(i -> work.subfindId(i) >= 0)
                .toArray();
        Arrays.fill(values, Double.NaN);
        if (present.length == 0) {
            return;
        }
        int[] tracers = tracers(density);
        int[] place = new int[catalogue.subhaloes()];
        Arrays.fill(place, -1);
        for (int i = 0; i < tracers.length; i++) {
            place[tracers[i]] = i;
        }
        int[] subhaloes = Arrays.stream(present).map(work::subfindId).toArray();
        Itself itself =
                new Itself.Known(Arrays.stream(subhaloes).map(id -> place[id]).toArray());
        double[] densities = NeighbourDensity.among(
                        positions(tracers), catalogue.header().boxSize())
                .densities(positions(subhaloes), itself, density.neighbours());
        double factor = factor(density);
        for (int i = 0; i < present.length; i++) {
            values[present[i]] = factor * densities[i];
        }
    }

    private Positions positions(int[] subhaloes) {
        Column position = columns.of(POSITION);
        double[][] axes = new double[3][subhaloes.length];
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < subhaloes.length; i++) {
                axes[axis][i] = position.value(subhaloes[i], axis);
            }
        }
        return new Positions(axes[0], axes[1], axes[2])
                .wrapped(catalogue.header().boxSize(), "subhaloes of snapshot " + catalogue.snapshot());
    }

    private int[] tracers(Measurement.OfDensity density) {
        int subhaloes = catalogue.subhaloes();
        TracerCondition condition = density.tracers();
        if (condition.operands().isEmpty()) {
            return IntStream.range(0, subhaloes).toArray();
        }
        List<double[]> operands = new ArrayList<>();
        for (TracerCondition.Operand operand : condition.operands()) {
            double factor = operand.unit().isEmpty()
                    ? 1
                    : Unit.parse(operand.field().field().fileUnit())
                            .conversion(Unit.parse(operand.unit()), expansion, operand.name());
            operands.add(IntStream.range(0, subhaloes)
                    .mapToDouble(i -> factor * raw(operand.field(), i))
                    .toArray());
        }
        boolean[] holds = condition.test(operands);
        return IntStream.range(0, subhaloes).filter(i -> holds[i]).toArray();
    }
}
