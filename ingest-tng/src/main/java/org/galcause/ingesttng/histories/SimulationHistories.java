package org.galcause.ingesttng.histories;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.assembly.SelectionCount;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.catalogue.Chunk;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.trees.BranchMeasure;
import org.galcause.ingesttng.trees.BranchQuestion;
import org.galcause.ingesttng.trees.MainBranches;
import org.galcause.ingesttng.trees.TreeMass;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;
import org.galcause.ingesttng.work.Executors;

/**
 * Measures the histories of a simulation's galaxies: selection at a snapshot, main branches, fields and densities along them.
 *
 * <p>Work: one Spark task for each tree file, then one for each snapshot. Memory of a task: the columns it needs of all subhaloes of its
 * snapshot (for a density 20 bytes for each subhalo and 36 for each tracer); of the driver: the offsets of one snapshot, and the histories.
 */
public final class SimulationHistories {

    private final SparkSession spark;
    private final Source.Simulation source;
    private final Map<String, VariableRequest> variables = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<SelectionCount> counts = new ArrayList<>();
    private final List<Path> inputs = new ArrayList<>();

    private SimulationHistories(SparkSession spark, Source.Simulation source, List<VariableRequest> requests) {
        this.spark = spark;
        this.source = source;
        requests.forEach(request -> variables.put(request.variable().name(), request));
        requests.forEach(request -> measurements.add(Measurement.of(request, variables)));
    }

    /**
     * Reads the galaxies that a study asks for.
     *
     * @param spark where snapshots and tree files are read in parallel
     * @param source the simulation, its snapshots, trees and selection
     * @param variables what is measured
     * @return one unit for each selected galaxy, its id the SubfindID at the selection's snapshot, in ascending order
     * @throws UserError when files are missing or contradict each other, or a field or unit is unknown
     */
    public static RawHistories read(SparkSession spark, Source.Simulation source, List<VariableRequest> variables) {
        requireReadable(source);
        return new SimulationHistories(spark, source, variables).histories();
    }

    private static void requireReadable(Source.Simulation source) {
        if (source.snapshots().isEmpty()) {
            throw UserError.study("data: snapshots: the list is empty; name at least one, such as [99]");
        }
        if (source.trees() == TreeKind.NONE
                && (source.snapshots().size() > 1
                        || selectedAt(source) != source.snapshots().get(0))) {
            throw UserError.study(
                    "data: trees: none follows no galaxy in time, so it needs one snapshot, at which galaxies are selected; "
                            + source.snapshots().size() + " are listed and the selection is at " + selectedAt(source)
                            + "; use trees: sublink, or list one");
        }
    }

    static int selectedAt(Source.Simulation source) {
        double at = source.selection().at().orElse((double)
                source.snapshots().get(source.snapshots().size() - 1));
        if (at != Math.rint(at)) {
            throw UserError.study("data: select: at: " + at + " is not a snapshot number");
        }
        return (int) at;
    }

    private RawHistories histories() {
        SimulationFolder folder = SimulationFolder.at(source.root());
        Snapshots snapshots = Snapshots.open(folder, source.snapshots());
        SnapshotCatalogue at = snapshots.orOpen(selectedAt(source));
        snapshots.catalogues().forEach(this::addInputs);
        addInputs(at);
        GalaxySelection selected = GalaxySelection.of(at, source.selection(), variables);
        counts.addAll(selected.counts());
        notes.addAll(selected.notes());
        requireTrees();
        describeMeasurements();
        Sample sample = source.trees() == TreeKind.NONE
                ? Sample.ofOneSnapshot(selected.subfindIds())
                : followed(folder, at, selected.subfindIds());
        return new RawHistories(
                snapshots.grid(),
                variables.values().stream().map(VariableRequest::variable).toList(),
                sample.ids(),
                values(snapshots, sample),
                notes,
                counts,
                inputs.stream().distinct().toList());
    }

    private void requireTrees() {
        for (Measurement measurement : measurements) {
            if (source.trees() == TreeKind.NONE && measurement instanceof Measurement.OfTree) {
                throw UserError.study("variables: " + measurement.variable()
                        + ": a quantity of the merger tree, but data: trees: none; name the trees");
            }
        }
    }

    private Sample followed(SimulationFolder folder, SnapshotCatalogue at, int[] galaxies) {
        BranchQuestion question = new BranchQuestion(at.snapshot(), source.snapshots(), branchMeasures(folder, at));
        MainBranches branches = source.trees() == TreeKind.SUBLINK
                ? MainBranches.sublink(spark, folder, at, galaxies, question)
                : MainBranches.lhalotree(spark, folder, at, galaxies, question);
        inputs.addAll(branches.inputs());
        notes.addAll(branches.notes());
        Selection.Histories histories = source.selection().histories();
        Completeness completeness = Completeness.of(branches, histories, source.skipped(), galaxies.length);
        notes.addAll(completeness.notes());
        if (histories != Selection.Histories.GIVEN) {
            String asked = histories == Selection.Histories.COMPLETE ? " at all " : " at any of ";
            counts.add(new SelectionCount(
                    "followed by " + (source.trees() == TreeKind.SUBLINK ? "SubLink" : "LHaloTree") + asked
                            + source.snapshots().size() + " snapshots",
                    completeness.kept().length));
        }
        return Sample.of(galaxies, branches, completeness.kept());
    }

    private List<BranchMeasure> branchMeasures(SimulationFolder folder, SnapshotCatalogue at) {
        List<Measurement.OfTree> asked = measurements.stream()
                .filter(Measurement.OfTree.class::isInstance)
                .map(Measurement.OfTree.class::cast)
                .toList();
        double[] ages = asked.stream().anyMatch(m -> m.tree().quantity().unit().equals("Gyr"))
                ? SnapshotAges.of(folder, source.name(), at.header().cosmology())
                : new double[0];
        return asked.stream()
                .map(m -> new BranchMeasure(
                        m.variable(),
                        m.tree().quantity(),
                        new TreeMass(m.mass()),
                        m.tree().ratio(),
                        ages))
                .toList();
    }

    private void addInputs(SnapshotCatalogue catalogue) {
        catalogue.chunks().stream().map(Chunk::path).forEach(inputs::add);
    }

    private void describeMeasurements() {
        for (Measurement measurement : measurements) {
            if (measurement instanceof Measurement.OfField field
                    && !field.field().isKnown()) {
                notes.add("Variable " + field.variable() + ": " + field.field().text()
                        + " is not in the field dictionary: its values are taken as they stand in the files.");
            }
            EnvironmentMeasurement.tracers(measurement)
                    .ifPresent(tracers -> notes.add("Variable "
                            + measurement.variable() + ": " + what(measurement)
                            + " in the periodic box at the same snapshot; tracers: "
                            + tracers.text() + " (fields as they stand in the files, variables in their units)."));
        }
        variables.values().stream()
                .filter(SimulationHistories::constant)
                .forEach(request -> notes.add("Variable " + request.variable().name()
                        + " is constant: its value is that of the first snapshot, "
                        + source.snapshots().get(0) + "."));
    }

    private static String what(Measurement measurement) {
        if (measurement instanceof Measurement.OfProjected sky) {
            return "surface density of the " + sky.neighbours() + " nearest tracers on the sky, seen along "
                    + "xyz".charAt(sky.axis()) + ", within " + sky.velocity()
                    + " km/s (Hubble flow included), the galaxy itself not counted,";
        } else if (measurement instanceof Measurement.OfSphere sphere) {
            return sphere.quantity().name().toLowerCase(Locale.ROOT) + " of tracers within " + sphere.radius() + " "
                    + sphere.radiusUnit() + ", the galaxy itself not counted,";
        } else if (measurement instanceof Measurement.OfMoreMassive massive) {
            return massive.quantity().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + " of the nearest tracer with more " + massive.mass().text();
        }
        return "density of the " + ((Measurement.OfDensity) measurement).neighbours()
                + " nearest tracers, the galaxy itself not counted,";
    }

    /** By variable, step and unit. A constant is measured at the first snapshot, so that it never looks into the future. */
    private double[][][] values(Snapshots snapshots, Sample sample) {
        List<VariableRequest> requests = List.copyOf(variables.values());
        double[][][] values = new double[requests.size()][snapshots.steps()][sample.size()];
        List<Integer> inCatalogues = IntStream.range(0, requests.size())
                .filter(v -> !(measurements.get(v) instanceof Measurement.OfTree))
                .boxed()
                .toList();
        fromCatalogues(snapshots, sample, inCatalogues, values);
        new SkippedValues(spark, snapshots, source.skipped(), sample.gaps())
                .fill(
                        inCatalogues.stream().map(v -> values[v]).toArray(double[][][]::new),
                        inCatalogues.stream()
                                .map(v -> requests.get(v).variable())
                                .toList(),
                        inCatalogues.stream().map(measurements::get).toList());
        fromTrees(snapshots, sample, values);
        for (int v = 0; v < values.length; v++) {
            if (constant(requests.get(v))) {
                Arrays.fill(values[v], values[v][0]);
            }
        }
        return values;
    }

    private void fromCatalogues(Snapshots snapshots, Sample sample, List<Integer> inCatalogues, double[][][] values) {
        List<VariableRequest> requests = List.copyOf(variables.values());
        List<List<Integer>> asked = new ArrayList<>();
        List<SnapshotWork> work = new ArrayList<>();
        ChosenPoints chosen = new ChosenPoints(spark, source.snapshots().size());
        for (int step = 0; step < snapshots.steps(); step++) {
            boolean first = step == 0;
            asked.add(inCatalogues.stream()
                    .filter(v -> first || !constant(requests.get(v)))
                    .toList());
            work.add(new SnapshotWork(
                    snapshots.at(step),
                    chosen.at(
                            snapshots.at(step),
                            asked.get(step).stream().map(measurements::get).toList()),
                    sample.progenitors(step)));
        }
        inputs.addAll(chosen.inputs());
        notes.addAll(chosen.notes());
        if (sample.size() == 0) {
            return;
        }
        List<double[][]> measured = Executors.map(spark, work, SnapshotMeasurement::of);
        for (int step = 0; step < snapshots.steps(); step++) {
            for (int k = 0; k < asked.get(step).size(); k++) {
                values[asked.get(step).get(k)][step] = measured.get(step)[k];
            }
        }
    }

    private void fromTrees(Snapshots snapshots, Sample sample, double[][][] values) {
        int measure = 0;
        for (int v = 0; v < values.length; v++) {
            if (measurements.get(v) instanceof Measurement.OfTree tree) {
                for (int step = 0; step < snapshots.steps(); step++) {
                    CatalogueHeader header = snapshots.at(step).header();
                    double factor = tree.fileUnit()
                            .conversion(
                                    Unit.parse(tree.unit()),
                                    Expansion.of(header.cosmology(), header.redshift()),
                                    tree.variable());
                    values[v][step] = Arrays.stream(sample.measuredAlongBranches(measure, step))
                            .map(value -> factor * value)
                            .toArray();
                }
                measure++;
            }
        }
    }

    private static boolean constant(VariableRequest request) {
        return request.variable().timing() == Timing.CONSTANT;
    }
}
