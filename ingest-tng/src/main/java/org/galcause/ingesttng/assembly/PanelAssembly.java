package org.galcause.ingesttng.assembly;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Source;

/** Makes the panel of raw histories: selection, missing values, floors, logarithms, and the checks of kinds. */
public final class PanelAssembly {

    private PanelAssembly() {}

    /**
     * The panel of some raw histories. A simulation's reader has made its selection already; here it is made for tables.
     *
     * @param raw what a reader handed over
     * @param request what was asked
     * @throws UserError if nothing is left, a required value is missing and the policy is to say so, a logarithm does not exist, a value
     *     is infinite, or a binary variable is neither 0 nor 1
     */
    public static Assembled assemble(RawHistories raw, IngestRequest request) {
        Roster roster = new Roster(raw, Departures.of(raw, request.attrition()));
        List<SelectionCount> counts = new ArrayList<>(raw.counts());
        if (!(request.source() instanceof Source.Simulation)) {
            counts.addAll(new UnitSelection(raw, request.source()).select(roster));
        }
        requireSome(roster, counts);
        new Aftermath(raw, request.attrition(), roster).check();
        List<String> notes = new ArrayList<>(raw.notes());
        new LossOfTheSpared(raw, request.attrition(), roster).note().ifPresent(notes::add);
        notes.addAll(new MissingValues(raw, request, roster).settle());
        requireSome(roster, counts);
        PanelSchema schema = new PanelSchema(raw.variables(), raw.grid());
        ScaledColumns scaled = new ScaledColumns(raw, request, roster);
        double[][] columns = scaled.columns();
        notes.addAll(scaled.notes());
        counts.add(new SelectionCount("in the panel", roster.kept().length));
        return new Assembled(Panel.of(schema, roster.keptIds(), columns), notes, counts);
    }

    private static void requireSome(Roster roster, List<SelectionCount> counts) {
        if (roster.kept().length == 0) {
            StringBuilder steps = new StringBuilder();
            counts.forEach(count ->
                    steps.append("; ").append(count.step()).append(": ").append(count.units()));
            throw UserError.data("The selection is empty: no unit is left" + steps
                    + ". Widen the cuts of data: select, or the times.");
        }
    }
}
