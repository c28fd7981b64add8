package org.galcause.redshiftsweep.explain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.VariableRequest;

/** How a variable is measured, in words. */
final class VariableWords {

    private VariableWords() {}

    static String of(VariableRequest request) {
        String kind = request.variable().kind() == Kind.CONTINUOUS
                ? ""
                : ", " + request.variable().kind().name().toLowerCase(Locale.ROOT);
        String once = request.variable().timing() == Timing.CONSTANT ? ", measured once" : "";
        return measure(request.measure())
                + kind
                + once
                + request.floor().map(VariableWords::floor).orElse("");
    }

    private static String measure(Measure measure) {
        if (measure instanceof Measure.Field field) {
            return "field " + field.path();
        } else if (measure instanceof Measure.Density density) {
            return "density of the " + density.neighbours() + " nearest tracers (" + tracers(density.tracers()) + ")";
        } else if (measure instanceof Measure.Projected sky) {
            return "surface density of the " + sky.neighbours() + " nearest tracers on the sky along "
                    + "xyz".charAt(sky.axis()) + ", within " + sky.velocity() + " km/s (" + tracers(sky.tracers())
                    + ")";
        } else if (measure instanceof Measure.Sphere sphere) {
            return word(sphere.quantity()) + " of tracers within " + sphere.radius() + " " + sphere.unit() + " ("
                    + tracers(sphere.tracers()) + ")";
        } else if (measure instanceof Measure.MoreMassive massive) {
            return word(massive.quantity()) + " of the nearest tracer with more " + massive.mass() + " ("
                    + tracers(massive.tracers()) + ")";
        } else if (measure instanceof Measure.DistanceTo distance) {
            return "distance to the nearest point of " + distance.points().path();
        } else if (measure instanceof Measure.Column column) {
            return "column " + column.column() + stored(column.unit());
        }
        if (measure instanceof Measure.Tree tree) {
            return "from the merger tree: " + word(tree.quantity())
                    + (tree.quantity().needsMass() ? " of " + tree.mass() : "")
                    + (tree.quantity().needsMergers() ? ", mass ratio >= " + tree.ratio() : "");
        }
        Measure.WideColumns wide = (Measure.WideColumns) measure;
        return "columns " + wide.columns().stream().map(c -> c.orElse("none")).collect(Collectors.joining(", "))
                + stored(wide.unit());
    }

    private static String word(Enum<?> quantity) {
        return quantity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String stored(Optional<String> unit) {
        return unit.map(u -> " in " + u).orElse("");
    }

    private static String tracers(Tracers tracers) {
        if (tracers instanceof Tracers.Where where) {
            return where.condition();
        }
        return tracers instanceof Tracers.FromFile file ? file.path().toString() : "all";
    }

    private static String floor(Floor floor) {
        if (floor instanceof Floor.Uniform uniform) {
            return ", values below " + uniform.high() + " are random between " + uniform.low() + " and "
                    + uniform.high();
        }
        return ", values below " + ((Floor.Value) floor).value() + " become it";
    }
}
