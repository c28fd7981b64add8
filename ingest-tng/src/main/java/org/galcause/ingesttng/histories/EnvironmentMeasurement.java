package org.galcause.ingesttng.histories;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.environment.Itself;
import org.galcause.ingesttng.environment.MassiveNeighbours;
import org.galcause.ingesttng.environment.NeighbourDensity;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.environment.ProjectedDensity;
import org.galcause.ingesttng.environment.SphereCounts;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.units.Unit;

/** Measures the environment of some subhaloes of a snapshot; values as their file units say. */
final class EnvironmentMeasurement {

    private static final double KPC_PER_MPC = 1e3;

    private final SubhaloColumns columns;
    private final int[] subhaloes;

    EnvironmentMeasurement(SubhaloColumns columns, int[] subhaloes) {
        this.columns = columns;
        this.subhaloes = subhaloes;
    }

    /** The fields that a measure of the environment needs; none of any other measurement. */
    static Set<FieldReference> needed(Measurement measurement) {
        Set<FieldReference> needed = new LinkedHashSet<>();
        tracers(measurement).ifPresent(condition -> {
            needed.add(SubhaloColumns.POSITION);
            condition.operands().forEach(operand -> needed.add(operand.field()));
        });
        if (measurement instanceof Measurement.OfProjected sky) {
            needed.add(velocity(sky));
        } else if (measurement instanceof Measurement.OfMoreMassive massive) {
            needed.add(massive.mass());
        } else if (measurement instanceof Measurement.OfPoints) {
            needed.add(SubhaloColumns.POSITION);
        }
        return needed;
    }

    /** The tracers of a measure of the environment. */
    static Optional<TracerCondition> tracers(Measurement measurement) {
        if (measurement instanceof Measurement.OfDensity density) {
            return Optional.of(density.tracers());
        } else if (measurement instanceof Measurement.OfProjected sky) {
            return Optional.of(sky.tracers());
        } else if (measurement instanceof Measurement.OfSphere sphere) {
            return Optional.of(sphere.tracers());
        }
        return measurement instanceof Measurement.OfMoreMassive massive
                ? Optional.of(massive.tracers())
                : Optional.empty();
    }

    private static FieldReference velocity(Measurement.OfProjected sky) {
        return new FieldReference("Subhalo", "SubhaloVel", sky.axis());
    }

    /** The values, in the measurement's file unit. */
    double[] of(Measurement measurement) {
        if (measurement instanceof Measurement.OfPoints points) {
            return distances(points);
        }
        int[] tracers = columns.tracers(tracers(measurement).orElseThrow());
        if (measurement instanceof Measurement.OfDensity density) {
            return NeighbourDensity.among(columns.positions(tracers), columns.side())
                    .densities(columns.positions(subhaloes), itself(tracers), density.neighbours());
        } else if (measurement instanceof Measurement.OfProjected sky) {
            return ProjectedDensity.among(sky(sky, tracers), columns.side())
                    .densities(sky(sky, subhaloes), itself(tracers), sky.neighbours(), sky.velocity());
        } else if (measurement instanceof Measurement.OfSphere sphere) {
            return sphere(sphere, tracers);
        }
        return massive((Measurement.OfMoreMassive) measurement, tracers);
    }

    private Itself itself(int[] tracers) {
        int[] place = new int[columns.catalogue().subhaloes()];
        Arrays.fill(place, -1);
        for (int i = 0; i < tracers.length; i++) {
            place[tracers[i]] = i;
        }
        return new Itself.Known(IntStream.of(subhaloes).map(id -> place[id]).toArray());
    }

    private ProjectedDensity.Sky sky(Measurement.OfProjected sky, int[] ids) {
        CatalogueHeader header = columns.catalogue().header();
        double flow =
                header.cosmology().hubbleRate(header.redshift()) / KPC_PER_MPC * header.scaleFactor() / header.hubble();
        return new ProjectedDensity.Sky(columns.positions(ids), columns.raw(velocity(sky), ids), sky.axis(), flow);
    }

    private double[] sphere(Measurement.OfSphere sphere, int[] tracers) {
        double radius = sphere.radius()
                * Unit.parse(sphere.radiusUnit())
                        .conversion(Measurement.POSITION_UNIT, columns.expansion(), sphere.variable());
        SphereCounts among = SphereCounts.among(columns.positions(tracers), columns.side());
        double[] counts = among.counts(columns.positions(subhaloes), itself(tracers), radius);
        return sphere.quantity() == SphereQuantity.COUNT ? counts : among.overdensities(counts, radius);
    }

    private double[] massive(Measurement.OfMoreMassive massive, int[] tracers) {
        MassiveNeighbours.Nearest nearest = MassiveNeighbours.among(
                        columns.positions(tracers), columns.raw(massive.mass(), tracers), columns.side())
                .nearest(columns.positions(subhaloes), columns.raw(massive.mass(), subhaloes), itself(tracers));
        return massive.quantity() == NeighbourQuantity.DISTANCE ? nearest.distances() : nearest.massRatios();
    }

    private double[] distances(Measurement.OfPoints points) {
        int[] none = new int[subhaloes.length];
        Arrays.fill(none, -1);
        Positions chosen = new Positions(points.points()[0], points.points()[1], points.points()[2]);
        return NeighbourDensity.among(chosen, columns.side())
                .distances(columns.positions(subhaloes), new Itself.Known(none), 1);
    }
}
