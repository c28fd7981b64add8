package org.galcause.ingesttng.histories;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;

/**
 * What the catalogue of the selection's snapshot alone says of a simulation's galaxies.
 *
 * @param snapshot where they are selected
 * @param galaxies how many pass the cuts on fields, before cuts on densities, and before their branches are followed
 */
public record SimulationShape(int snapshot, int galaxies) {

    /**
     * Looks at the columns that the cuts need, as the ingest does.
     *
     * @return empty when the simulation is not there
     * @throws UserError when files are missing or contradict each other, or a field or unit is unknown
     */
    public static Optional<SimulationShape> of(Source.Simulation source, List<VariableRequest> variables) {
        if (!Files.isDirectory(source.root()) || source.snapshots().isEmpty()) {
            return Optional.empty();
        }
        Map<String, VariableRequest> byName = new LinkedHashMap<>();
        variables.forEach(variable -> byName.put(variable.variable().name(), variable));
        SnapshotCatalogue catalogue =
                SnapshotCatalogue.open(SimulationFolder.at(source.root()), SimulationHistories.selectedAt(source));
        int[] galaxies = GalaxySelection.of(catalogue, soonMeasured(source.selection(), byName), byName)
                .subfindIds();
        return Optional.of(new SimulationShape(catalogue.snapshot(), galaxies.length));
    }

    /** Without the cuts on what takes long to measure. */
    private static Selection soonMeasured(Selection selection, Map<String, VariableRequest> variables) {
        List<Selection.Cut> cuts = selection.cuts().stream()
                .filter(cut -> Optional.ofNullable(variables.get(cut.variable()))
                        .map(variable -> variable.measure() instanceof Measure.Field)
                        .orElse(true))
                .toList();
        return new Selection(cuts, selection.at(), selection.histories(), selection.galaxies());
    }
}
