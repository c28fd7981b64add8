package org.galcause.ingesttng.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.units.Cosmology;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** The selection of a table's units: cuts at one time, then what is asked of their histories. */
final class UnitSelection {

    private final RawHistories raw;
    private final Source source;
    private final Selection selection;

    UnitSelection(RawHistories raw, Source source) {
        this.raw = raw;
        this.source = source;
        this.selection = source.selection();
    }

    /** Drops the units that are not selected, and counts those left after each step. */
    List<SelectionCount> select(Roster roster) {
        if (selection.galaxies() != Selection.Galaxies.ALL) {
            throw UserError.study(
                    "data: select: galaxies: only a simulation's catalogue tells centrals from satellites; "
                            + "leave it out for a table, or keep only the rows wanted in the table.");
        }
        List<SelectionCount> counts = new ArrayList<>();
        counts.add(new SelectionCount("in the table at the study's times", roster.kept().length));
        for (Selection.Cut cut : selection.cuts()) {
            String words = cut.text() + " at " + raw.grid().at(cutStep()).label();
            apply(cut, roster);
            counts.add(new SelectionCount(words, roster.kept().length));
        }
        if (selection.histories() == Selection.Histories.COMPLETE) {
            roster.keep(unit -> isComplete(unit, roster));
            counts.add(new SelectionCount("complete at all " + raw.grid().steps() + " times", roster.kept().length));
        }
        return counts;
    }

    private boolean isComplete(int unit, Roster roster) {
        int last = Math.min(raw.grid().last(), roster.leavesAt(unit));
        for (int step = raw.grid().start(); step <= last; step++) {
            if (!roster.hasRow(step, unit)) {
                return false;
            }
        }
        return true;
    }

    private void apply(Selection.Cut cut, Roster roster) {
        PanelSchema schema = new PanelSchema(raw.variables(), raw.grid());
        int variable = schema.find(cut.variable())
                .orElseThrow(
                        () -> UserError.study("data: select: \"" + cut.variable() + "\" is not a variable of the study"
                                + NearestName.hint(cut.variable(), schema.names()) + " Allowed are "
                                + String.join(", ", schema.names()) + "."));
        TimePoint time = raw.grid().at(cutStep());
        Unit wanted = Unit.parse(schema.variables().get(variable).unit());
        double bound = cut.value() * Unit.parse(cut.unit()).conversion(wanted, expansion(time), cut.variable());
        double[] values = raw.column(variable, cutStep());
        roster.keep(unit -> cut.comparator().holds(values[unit], bound));
    }

    private int cutStep() {
        if (selection.at().isEmpty()) {
            return raw.grid().last();
        }
        double at = selection.at().get();
        for (int step = 0; step < raw.grid().steps(); step++) {
            if (raw.grid().at(step).time() == at) {
                return step;
            }
        }
        List<String> times = raw.grid().points().stream().map(TimePoint::label).toList();
        throw UserError.study("data: select: at: " + TimePoint.of(at).label()
                + " is not a time of the study; allowed are " + String.join(", ", times) + ".");
    }

    private Expansion expansion(TimePoint time) {
        OptionalDouble h =
                source instanceof Source.LongTable table && table.cosmology().isPresent()
                        ? OptionalDouble.of(table.cosmology().get().h())
                        : OptionalDouble.empty();
        OptionalDouble a = Double.isNaN(time.redshift())
                ? OptionalDouble.empty()
                : OptionalDouble.of(Cosmology.scaleFactor(time.redshift()));
        return new Expansion(h, a);
    }
}
