package org.galcause.ingesttng.request;

import java.util.List;
import java.util.Optional;

/** Where a variable's values come from. The unit they are wanted in is the variable's. */
public sealed interface Measure {

    /**
     * A field of a simulation's catalogue; its own unit is in the field dictionary.
     *
     * @param path such as {@code SubhaloMass} or {@code SubhaloMassType[stars]}
     */
    record Field(String path) implements Measure {}

    /**
     * The density N / (4/3 pi r_N^3) of the N nearest tracers, the galaxy itself not counted, in the periodic box.
     *
     * @param neighbours N
     * @param tracers what is counted
     */
    record Density(int neighbours, Tracers tracers) implements Measure {}

    /**
     * A column of a long table.
     *
     * @param column its name
     * @param unit the unit it is stored in, such as {@code 1e10 Msun}; without one values are taken as they are
     */
    record Column(String column, Optional<String> unit) implements Measure {}

    /**
     * Columns of a wide table, one for each time; a constant has one.
     *
     * @param columns their names in time order; empty = not measured at that time
     * @param unit the unit they are stored in; without one values are taken as they are
     */
    record WideColumns(List<Optional<String>> columns, Optional<String> unit) implements Measure {
        public WideColumns {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What a galaxy's merger tree says about its past, up to the time at which it is measured.
     *
     * @param quantity what
     * @param mass the field that stands for the galaxy's mass, of peak, formation and mergers
     * @param ratio the smallest mass ratio that counts as a merger
     */
    record Tree(TreeQuantity quantity, String mass, double ratio) implements Measure {}

    /**
     * The surface density N / (pi r_N^2) of the N nearest tracers on the sky, seen along an axis, among those whose velocity along it
     * (Hubble flow included) differs by no more than a cut.
     *
     * @param neighbours N
     * @param tracers what is counted
     * @param axis 0, 1 or 2: the line of sight
     * @param velocity the cut (km/s)
     */
    record Projected(int neighbours, Tracers tracers, int axis, double velocity) implements Measure {}

    /**
     * Tracers within a sphere around the galaxy, itself not counted.
     *
     * @param quantity what is given
     * @param radius of the sphere, in {@code unit}
     * @param unit a length such as {@code cMpc/h}
     * @param tracers what is counted
     */
    record Sphere(SphereQuantity quantity, double radius, String unit, Tracers tracers) implements Measure {}

    /**
     * The nearest tracer that is more massive than the galaxy; missing for the most massive.
     *
     * @param quantity what is given of it
     * @param mass the field, or the column of a table, that is compared
     * @param tracers among which it is looked for
     */
    record MoreMassive(NeighbourQuantity quantity, String mass, Tracers tracers) implements Measure {}

    /**
     * The distance to the nearest of chosen points, such as the spine of a filament, in the unit of the positions.
     *
     * @param points where they are; {@code {snapshot}} in the file's name stands for the number of the snapshot
     */
    record DistanceTo(Tracers.FromFile points) implements Measure {}
}
