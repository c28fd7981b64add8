package org.galcause.redshiftsweep.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;

/** Reads measures of the environment. */
final class EnvironmentReader {

    private final Path folder;
    private final Source source;

    EnvironmentReader(Path folder, Source source) {
        this.folder = folder;
        this.source = source;
    }

    /** The measure that a variable names; none when it is not one of the environment. */
    Optional<Measure> read(Section section) {
        if (section.has("density")) {
            return Optional.of(density(section));
        } else if (section.has("sphere")) {
            return Optional.of(sphere(section));
        } else if (section.has("neighbour")) {
            return Optional.of(neighbour(section));
        }
        return section.has("distance") ? Optional.of(distance(section)) : Optional.empty();
    }

    /** A unit of the dimension that a measure of the environment has; none of another measure. */
    static Optional<String> unit(Measure measure) {
        if (measure instanceof Measure.Density) {
            return Optional.of("ckpc-3");
        } else if (measure instanceof Measure.Projected) {
            return Optional.of("ckpc-2");
        } else if (measure instanceof Measure.DistanceTo
                || measure instanceof Measure.MoreMassive massive && massive.quantity() == NeighbourQuantity.DISTANCE) {
            return Optional.of("ckpc");
        }
        return measure instanceof Measure.Sphere || measure instanceof Measure.MoreMassive
                ? Optional.of("")
                : Optional.empty();
    }

    private void requirePositions(Section section, String key) {
        if (source instanceof Source.WideTable
                || (source instanceof Source.LongTable table && table.position().isEmpty())) {
            section.problem(
                    key, "needs positions: data.table.position and data.table.box of a long table, or a simulation");
        }
    }

    private Measure density(Section section) {
        requirePositions(section, "density");
        Section density = section.section("density", DataOptions.DENSITY).orElseThrow();
        if (density.has("velocity") && !density.has("projected")) {
            density.problem("velocity", "goes with projected: x | y | z");
        }
        Optional<String> axis = density.text("projected");
        if (axis.isEmpty()) {
            return new Measure.Density(density.whole("neighbours"), tracers(density, this::positionsOnly));
        }
        requireVelocities(section);
        int sight = "xyz".indexOf(axis.get());
        return new Measure.Projected(
                density.whole("neighbours"),
                tracers(density, file -> velocity(file, sight)),
                sight,
                density.number("velocity").orElse(1000.0));
    }

    private void requireVelocities(Section section) {
        if (source instanceof Source.LongTable table
                && (table.velocity().isEmpty()
                        || table.redshift().isEmpty()
                        || table.cosmology().isEmpty())) {
            section.problem(
                    "density",
                    "projected, with a cut in velocity, needs data.table.velocity, and for the Hubble flow"
                            + " data.table.redshift and data.table.cosmology");
        }
    }

    private Measure sphere(Section section) {
        requirePositions(section, "sphere");
        Section sphere = section.section("sphere", DataOptions.SPHERE).orElseThrow();
        String[] parts = sphere.text("radius").orElse("").strip().split("\\s+", 2);
        Optional<Double> radius = Numbers.read(parts[0]).filter(r -> r > 0);
        String unit = parts.length > 1 ? parts[1] : "";
        Optional<String> fault = Units.fault(unit).or(() -> Units.mismatch(unit, "ckpc", "the radius"));
        if (radius.isEmpty() || parts.length < 2) {
            sphere.problem(
                    "radius",
                    "found \"" + String.join(" ", parts) + "\"; allowed: a length with its unit, such as 2 cMpc/h");
        } else if (fault.isPresent()) {
            sphere.problem("radius", fault.get());
        }
        return new Measure.Sphere(
                sphere.choice("give", SphereQuantity.class),
                radius.orElse(1.0),
                unit,
                tracers(sphere, this::positionsOnly));
    }

    private Measure neighbour(Section section) {
        requirePositions(section, "neighbour");
        Section neighbour = section.section("neighbour", DataOptions.NEIGHBOUR).orElseThrow();
        String mass = neighbour.text("mass").orElse("");
        if (source instanceof Source.Simulation) {
            Units.fieldFault(mass).ifPresent(fault -> neighbour.problem("mass", fault));
        } else if (!neighbour.has("mass")) {
            neighbour.problem("mass", "missing; name the column of the table that is compared");
        }
        return new Measure.MoreMassive(
                neighbour.choice("give", NeighbourQuantity.class), mass, tracers(neighbour, this::mass));
    }

    private Measure distance(Section section) {
        requirePositions(section, "distance");
        Section distance = section.section("distance", DataOptions.DISTANCE).orElseThrow();
        return new Measure.DistanceTo(file(distance, Optional.empty()));
    }

    private Tracers.FromFile file(Section file, Optional<String> compared) {
        return new Tracers.FromFile(
                folder.resolve(file.text("path").orElse("")).normalize(), three(file, "columns"), compared);
    }

    private static List<String> three(Section file, String key) {
        List<String> columns = file.names(key);
        if (columns.size() != 3) {
            file.problem(key, columns + " are not three columns");
        }
        return columns;
    }

    /** The column of another file's tracers that a measure compares. */
    private interface Compared {
        Optional<String> of(Section file);
    }

    private Tracers tracers(Section measure, Compared compared) {
        Optional<YamlNode> node = measure.node("tracers");
        if (node.orElse(null) instanceof YamlMap) {
            Section file = measure.section("tracers", DataOptions.TRACER_FILE).orElseThrow();
            return file(file, compared.of(file));
        }
        String text = measure.text("tracers").orElse("all");
        return text.equals("all") ? new Tracers.All() : new Tracers.Where(text);
    }

    private Optional<String> positionsOnly(Section file) {
        unused(file, "velocity", "projected density");
        unused(file, "mass", "neighbour");
        return Optional.empty();
    }

    private Optional<String> velocity(Section file, int axis) {
        unused(file, "mass", "neighbour");
        if (!file.has("velocity")) {
            file.problem("velocity", "missing; a projected density compares velocities: velocity: [vx, vy, vz]");
            return Optional.empty();
        }
        List<String> columns = three(file, "velocity");
        return columns.size() == 3 ? Optional.of(columns.get(axis)) : Optional.empty();
    }

    private Optional<String> mass(Section file) {
        unused(file, "velocity", "projected density");
        if (!file.has("mass")) {
            file.problem("mass", "missing; name the column of the file that is compared");
        }
        return file.text("mass");
    }

    private static void unused(Section file, String key, String measure) {
        if (file.has(key)) {
            file.problem(key, "only a " + measure + " compares it; leave it out");
        }
    }
}
