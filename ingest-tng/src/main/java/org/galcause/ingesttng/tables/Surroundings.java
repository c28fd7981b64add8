package org.galcause.ingesttng.tables;

import java.util.Arrays;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.environment.Itself;
import org.galcause.ingesttng.environment.MassiveNeighbours;
import org.galcause.ingesttng.environment.NeighbourDensity;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.environment.ProjectedDensity;
import org.galcause.ingesttng.environment.SphereCounts;
import org.galcause.ingesttng.request.Box;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.units.Cosmology;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/**
 * A measure of the environment at one time of a table, given galaxies and tracers.
 *
 * @param table whose box and cosmology hold
 * @param measure what is measured
 * @param variable whose values they are, for messages
 * @param time when
 * @param expansion h and the scale factor then, as far as they are known
 */
record Surroundings(Source.LongTable table, Measure measure, String variable, TimePoint time, Expansion expansion) {

    /**
     * Galaxies or tracers.
     *
     * @param positions in the box
     * @param compared what the measure compares beside them: the velocity along the line of sight, or the mass; empty where nothing is
     */
    record Points(Positions positions, double[] compared) {}

    /** The values, in the powers of the box's unit that the measure has. */
    double[] of(Points galaxies, Points tracers, Itself itself) {
        Positions around = tracers.positions();
        if (measure instanceof Measure.Density density) {
            return NeighbourDensity.among(around, side()).densities(galaxies.positions(), itself, density.neighbours());
        } else if (measure instanceof Measure.Projected sky) {
            double flow = hubbleFlow();
            return ProjectedDensity.among(sky(tracers, sky, flow), side())
                    .densities(sky(galaxies, sky, flow), itself, sky.neighbours(), sky.velocity());
        } else if (measure instanceof Measure.Sphere sphere) {
            return sphere(sphere, galaxies.positions(), around, itself);
        } else if (measure instanceof Measure.MoreMassive massive) {
            MassiveNeighbours.Nearest nearest = MassiveNeighbours.among(around, tracers.compared(), side())
                    .nearest(galaxies.positions(), galaxies.compared(), itself);
            return massive.quantity() == NeighbourQuantity.DISTANCE ? nearest.distances() : nearest.massRatios();
        }
        int[] none = new int[galaxies.positions().size()];
        Arrays.fill(none, -1);
        return NeighbourDensity.among(around, side()).distances(galaxies.positions(), new Itself.Known(none), 1);
    }

    private double[] sphere(Measure.Sphere sphere, Positions galaxies, Positions tracers, Itself itself) {
        double radius = sphere.radius() * Unit.parse(sphere.unit()).conversion(length(), expansion, variable);
        SphereCounts counts = SphereCounts.among(tracers, side());
        double[] counted = counts.counts(galaxies, itself, radius);
        return sphere.quantity() == SphereQuantity.COUNT ? counted : counts.overdensities(counted, radius);
    }

    private static ProjectedDensity.Sky sky(Points points, Measure.Projected sky, double flow) {
        return new ProjectedDensity.Sky(points.positions(), points.compared(), sky.axis(), flow);
    }

    /** By how much (km/s) two points recede for each unit of the box between them. */
    private double hubbleFlow() {
        Cosmology cosmology = table.cosmology()
                .filter(known -> !Double.isNaN(time.redshift()))
                .orElseThrow(() -> UserError.study("Variable " + variable
                        + ": differences of velocity include the Hubble flow, so the table needs its cosmology and the column of"
                        + " redshifts: data: table: {cosmology: tng, redshift: NAME}."));
        return cosmology.hubbleRate(time.redshift()) * length().conversion(Unit.parse("Mpc"), expansion, variable);
    }

    private double side() {
        return box().side();
    }

    private Unit length() {
        return Unit.parse(box().unit());
    }

    private Box box() {
        return table.box().orElseThrow();
    }
}
