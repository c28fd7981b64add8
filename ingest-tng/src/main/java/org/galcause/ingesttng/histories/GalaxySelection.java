package org.galcause.ingesttng.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.assembly.SelectionCount;
import org.galcause.ingesttng.catalogue.CatalogueReader;
import org.galcause.ingesttng.catalogue.Column;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Selection.Cut;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** Chooses the galaxies of one snapshot: of cosmological origin, central or satellite, and by cuts on variables. */
final class GalaxySelection {

    private final SnapshotCatalogue catalogue;
    private final Map<String, VariableRequest> variables;
    private final List<SelectionCount> counts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int[] kept;

    private GalaxySelection(SnapshotCatalogue catalogue, Map<String, VariableRequest> variables) {
        this.catalogue = catalogue;
        this.variables = variables;
        this.kept = IntStream.range(0, catalogue.subhaloes()).toArray();
        counts.add(new SelectionCount("subhaloes of snapshot " + catalogue.snapshot(), kept.length));
    }

    /**
     * Applies a selection, step by step.
     *
     * @throws UserError when a cut names no variable of the study, or its unit measures something else
     */
    static GalaxySelection of(
            SnapshotCatalogue catalogue, Selection selection, Map<String, VariableRequest> variables) {
        selection.cuts().forEach(cut -> requireDeclared(cut, variables));
        GalaxySelection galaxies = new GalaxySelection(catalogue, variables);
        galaxies.keepCosmological();
        galaxies.keep(selection.galaxies());
        selection.cuts().forEach(galaxies::keep);
        return galaxies;
    }

    /** SubfindIDs of the galaxies kept, ascending. */
    int[] subfindIds() {
        return kept;
    }

    /** How many were left after each step. */
    List<SelectionCount> counts() {
        return counts;
    }

    /** What else is to be known. */
    List<String> notes() {
        return notes;
    }

    private static void requireDeclared(Cut cut, Map<String, VariableRequest> variables) {
        if (!variables.containsKey(cut.variable())) {
            throw UserError.study("data: select: \"" + cut.variable() + "\" is not a variable of the study"
                    + NearestName.hint(cut.variable(), variables.keySet()) + " Allowed are "
                    + String.join(", ", variables.keySet())
                    + ".");
        }
    }

    private void keepCosmological() {
        if (!CatalogueReader.holds(catalogue, FieldReference.FLAG)) {
            notes.add("The catalogue has no SubhaloFlag: every subhalo is taken as of cosmological origin.");
            return;
        }
        Column flag = CatalogueReader.column(catalogue, FieldReference.FLAG);
        int before = kept.length;
        kept = Arrays.stream(kept).filter(id -> flag.whole(id, 0) != 0).toArray();
        counts.add(new SelectionCount("of cosmological origin (SubhaloFlag == 1)", kept.length));
        notes.add("Not taken as galaxies: " + (before - kept.length) + " subhaloes with SubhaloFlag 0 at snapshot "
                + catalogue.snapshot() + ".");
    }

    private void keep(Selection.Galaxies which) {
        if (which == Selection.Galaxies.ALL || kept.length == 0) {
            return;
        }
        Column group = CatalogueReader.column(catalogue, FieldReference.GROUP_OF_SUBHALO);
        Column first = CatalogueReader.column(catalogue, FieldReference.FIRST_SUBHALO);
        boolean wanted = which == Selection.Galaxies.CENTRALS;
        kept = Arrays.stream(kept)
                .filter(id -> (first.whole(catalogue.group(id, group), 0) == id) == wanted)
                .toArray();
        counts.add(new SelectionCount(wanted ? "central in their halo" : "satellites of their halo", kept.length));
    }

    private void keep(Cut cut) {
        VariableRequest variable = variables.get(cut.variable());
        if (variable == null) {
            throw new IllegalArgumentException(cut.variable());
        }
        Measurement measurement = Measurement.of(variable, variables);
        if (measurement instanceof Measurement.OfTree || measurement instanceof Measurement.OfDistance) {
            throw UserError.study("data: select: " + cut.variable()
                    + " is only measured after the selection (a quantity of the merger tree, or a distance to points of a file);"
                    + " cut on a field or a density");
        }
        double bound = cut.value()
                * Unit.parse(cut.unit()).conversion(Unit.parse(measurement.unit()), expansion(), cut.variable());
        double[] values = SnapshotMeasurement.of(new SnapshotWork(catalogue, List.of(measurement), kept))[0];
        int[] before = kept;
        kept = IntStream.range(0, before.length)
                .filter(i -> cut.comparator().holds(values[i], bound))
                .map(i -> before[i])
                .toArray();
        counts.add(new SelectionCount(cut.text() + " at " + catalogue.snapshot(), kept.length));
    }

    private Expansion expansion() {
        return new Expansion(
                OptionalDouble.of(catalogue.header().hubble()),
                OptionalDouble.of(catalogue.header().scaleFactor()));
    }
}
