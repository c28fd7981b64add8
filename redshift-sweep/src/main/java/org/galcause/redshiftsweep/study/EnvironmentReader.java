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
            return new Measure.Density(density.whole("neighbours"), tracers(density));
        }
        requireVelocities(section);
        return new Measure.Projected(
                density.whole("neighbours"),
                ownTracers(density),
                "xyz".indexOf(axis.get()),
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

    /** Tracers that have velocities and masses: not those of another file. */
    private Tracers ownTracers(Section section) {
        Tracers tracers = tracers(section);
        if (tracers instanceof Tracers.FromFile) {
            section.problem(
                    "tracers",
                    "another file has positions only, and this measure compares more; allowed: all | a condition");
        }
        return tracers;
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
                sphere.choice("give", SphereQuantity.class), radius.orElse(1.0), unit, tracers(sphere));
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
        return new Measure.MoreMassive(neighbour.choice("give", NeighbourQuantity.class), mass, ownTracers(neighbour));
    }

    private Measure distance(Section section) {
        requirePositions(section, "distance");
        Section distance = section.section("distance", DataOptions.DISTANCE).orElseThrow();
        return new Measure.DistanceTo(file(distance));
    }

    private Tracers.FromFile file(Section file) {
        List<String> columns = file.names("columns");
        if (columns.size() != 3) {
            file.problem("columns", columns + " are not three columns");
        }
        return new Tracers.FromFile(folder.resolve(file.text("path").orElse("")).normalize(), columns);
    }

    private Tracers tracers(Section density) {
        Optional<YamlNode> node = density.node("tracers");
        if (node.orElse(null) instanceof YamlMap) {
            return file(density.section("tracers", DataOptions.TRACER_FILE).orElseThrow());
        }
        String text = density.text("tracers").orElse("all");
        return text.equals("all") ? new Tracers.All() : new Tracers.Where(text);
    }
}
