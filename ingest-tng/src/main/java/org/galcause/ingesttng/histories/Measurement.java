package org.galcause.ingesttng.histories;

import java.io.Serializable;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.TreeQuantity;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.units.Unit;

/** How one variable is measured in a snapshot: what an executor needs to know. */
sealed interface Measurement extends Serializable {

    /** Positions in catalogues. */
    Unit POSITION_UNIT = Unit.parse("ckpc/h");

    /** The variable's name, for messages. */
    String variable();

    /** The unit in which it is wanted. */
    String unit();

    /** The unit in which the files give it. */
    Unit fileUnit();

    /**
     * A field of the galaxy, or of its host group.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param field which
     */
    record OfField(String variable, String unit, FieldReference field) implements Measurement {
        @Override
        public Unit fileUnit() {
            return Unit.parse(field.field().fileUnit());
        }
    }

    /**
     * The density of the nearest tracers.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param neighbours N
     * @param tracers which subhaloes count
     */
    record OfDensity(String variable, String unit, int neighbours, TracerCondition tracers) implements Measurement {
        @Override
        public Unit fileUnit() {
            return POSITION_UNIT.power(-3);
        }
    }

    /**
     * The surface density of the nearest tracers along a line of sight.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param neighbours N
     * @param axis the line of sight, 0 to 2
     * @param velocity largest difference along it (km/s)
     * @param tracers which subhaloes count
     */
    record OfProjected(String variable, String unit, int neighbours, int axis, double velocity, TracerCondition tracers)
            implements Measurement {
        @Override
        public Unit fileUnit() {
            return POSITION_UNIT.power(-2);
        }
    }

    /**
     * Tracers in a sphere.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param quantity what is given
     * @param radius of the sphere
     * @param radiusUnit its unit
     * @param tracers which subhaloes count
     */
    record OfSphere(
            String variable,
            String unit,
            SphereQuantity quantity,
            double radius,
            String radiusUnit,
            TracerCondition tracers)
            implements Measurement {
        @Override
        public Unit fileUnit() {
            return Unit.NONE;
        }
    }

    /**
     * The nearest more massive tracer.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param quantity what is given
     * @param mass the field compared
     * @param tracers which subhaloes count
     */
    record OfMoreMassive(
            String variable, String unit, NeighbourQuantity quantity, FieldReference mass, TracerCondition tracers)
            implements Measurement {
        @Override
        public Unit fileUnit() {
            return quantity == NeighbourQuantity.DISTANCE ? POSITION_UNIT : Unit.NONE;
        }
    }

    /**
     * The distance to the nearest of chosen points.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param points where they are; those of a snapshot are read into {@link OfPoints} before work is handed out
     */
    record OfDistance(String variable, String unit, Tracers.FromFile points) implements Measurement {
        @Override
        public Unit fileUnit() {
            return POSITION_UNIT;
        }
    }

    /**
     * The distance to the nearest of some points.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param points their three coordinates, each a column; inside the box
     */
    record OfPoints(String variable, String unit, double[][] points) implements Measurement {
        @Override
        public Unit fileUnit() {
            return POSITION_UNIT;
        }
    }

    /**
     * A quantity of the galaxy's past, measured along its main branch.
     *
     * @param variable name of the variable
     * @param unit wanted
     * @param tree what
     * @param mass the field that stands for the mass
     */
    record OfTree(String variable, String unit, Measure.Tree tree, FieldReference mass) implements Measurement {
        @Override
        public Unit fileUnit() {
            return Unit.parse(
                    tree.quantity() == TreeQuantity.PEAK_MASS
                            ? mass.field().fileUnit()
                            : tree.quantity().unit());
        }
    }

    /**
     * Reads a request.
     *
     * @param all every variable of the study by name: a tracer condition may speak of them
     * @throws UserError when a simulation has no such measure, or the unit measures something else
     */
    static Measurement of(VariableRequest request, Map<String, VariableRequest> all) {
        String name = request.variable().name();
        if (request.variable().kind() == Kind.CATEGORICAL) {
            throw UserError.study(
                    "variables: " + name + ": a field of a simulation cannot be categorical; use continuous or binary");
        }
        String unit = request.variable().unit();
        Measurement measurement = of(request.measure(), name, unit, all);
        measurement.fileUnit().requireSameDimension(Unit.parse(unit), name);
        return measurement;
    }

    private static Measurement of(Measure measure, String name, String unit, Map<String, VariableRequest> all) {
        if (measure instanceof Measure.Field field) {
            return new OfField(name, unit, FieldReference.parse(field.path()));
        }
        if (measure instanceof Measure.Density density) {
            return new OfDensity(name, unit, density.neighbours(), tracers(name, density.tracers(), all));
        }
        if (measure instanceof Measure.Projected sky) {
            return new OfProjected(
                    name, unit, sky.neighbours(), sky.axis(), sky.velocity(), tracers(name, sky.tracers(), all));
        }
        if (measure instanceof Measure.Sphere sphere) {
            Unit.parse(sphere.unit()).requireSameDimension(POSITION_UNIT, name);
            return new OfSphere(
                    name,
                    unit,
                    sphere.quantity(),
                    sphere.radius(),
                    sphere.unit(),
                    tracers(name, sphere.tracers(), all));
        }
        if (measure instanceof Measure.MoreMassive massive) {
            return new OfMoreMassive(
                    name,
                    unit,
                    massive.quantity(),
                    FieldReference.parse(massive.mass()),
                    tracers(name, massive.tracers(), all));
        }
        if (measure instanceof Measure.DistanceTo distance) {
            return new OfDistance(name, unit, distance.points());
        }
        if (measure instanceof Measure.Tree tree) {
            return new OfTree(name, unit, tree, FieldReference.parse(tree.mass()));
        }
        throw UserError.study(
                "variables: " + name
                        + ": a simulation's variable is a field, a measure of the environment or a quantity of its tree; columns belong to tables");
    }

    private static TracerCondition tracers(String name, Tracers tracers, Map<String, VariableRequest> all) {
        if (tracers instanceof Tracers.Where where) {
            return TracerCondition.parse(where.condition(), all);
        }
        if (tracers instanceof Tracers.FromFile) {
            throw UserError.study("variables: " + name + ": the tracers of a simulation are its own subhaloes;"
                    + " write all, or a condition such as \"SubhaloFlag == 1\"");
        }
        return TracerCondition.ALL;
    }
}
