package org.galcause.ingesttng.assembly;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.VariableRequest;

/** Finds the values that are missing where they are required, and does with them what the request says. */
final class MissingValues {

    private final RawHistories raw;
    private final IngestRequest request;
    private final Roster roster;
    private final List<FaultCount> faults = new ArrayList<>();
    private final Set<Integer> incompleteUnits = new LinkedHashSet<>();
    private final boolean[][] incompleteRows;

    MissingValues(RawHistories raw, IngestRequest request, Roster roster) {
        this.raw = raw;
        this.request = request;
        this.roster = roster;
        this.incompleteRows = new boolean[raw.grid().steps()][raw.units()];
    }

    /** Applies the policy; returns what is to be noted. */
    List<String> settle() {
        for (int v = 0; v < raw.variables().size(); v++) {
            FaultCount fault = new FaultCount(raw.variables().get(v).name(), raw.grid());
            look(v, fault);
            if (!fault.isEmpty()) {
                faults.add(fault);
            }
        }
        return faults.isEmpty() ? List.of() : act();
    }

    private void look(int v, FaultCount fault) {
        boolean constant = raw.variables().get(v).timing() == Timing.CONSTANT;
        int first = raw.grid().start();
        for (int step = first; step <= (constant ? first : raw.grid().last()); step++) {
            double[] values = raw.column(v, step);
            if (constant || isRequired(request.variables().get(v), step)) {
                for (int unit : roster.kept()) {
                    if (Double.isNaN(values[unit]) && (constant || isStillHere(v, step, unit))) {
                        fault.add(step, raw.id(unit), Double.NaN);
                        incompleteUnits.add(unit);
                        incompleteRows[step][unit] = true;
                    }
                }
            }
        }
    }

    private boolean isRequired(VariableRequest variable, int step) {
        if (variable.measure() instanceof Measure.WideColumns wide
                && wide.columns().size() > step
                && wide.columns().get(step).isEmpty()) {
            return false;
        }
        if (variable.required() instanceof Required.AtTimes at) {
            return at.times().contains(raw.grid().at(step).time());
        }
        return variable.required() instanceof Required.EveryTime
                || step == raw.grid().last();
    }

    private boolean isStillHere(int v, int step, int unit) {
        if (request.source().selection().histories() == Selection.Histories.ANY && !roster.hasRow(step, unit)) {
            return false;
        }
        boolean open = request.attrition()
                .openAtLeaving()
                .contains(raw.variables().get(v).name());
        return step < roster.leavesAt(unit) || (step == roster.leavesAt(unit) && !open);
    }

    private List<String> act() {
        List<String> counts = faults.stream().map(FaultCount::text).toList();
        return switch (request.missing()) {
            case ERROR ->
                throw UserError.data("Values are missing where they should be measured. " + String.join("; ", counts)
                        + ". Mend the data, or declare data: missing: drop-units (or drop-rows) to go on without them."
                        + endings());
            case DROP_UNITS -> dropUnits(counts);
            case DROP_ROWS -> dropRows(counts);
        };
    }

    /** What may be meant by units whose rows just end: a sentence, or nothing where there are none. */
    private String endings() {
        int[] ended = incompleteUnits.stream()
                .mapToInt(Integer::intValue)
                .filter(unit -> lastRow(unit) < raw.grid().last())
                .toArray();
        if (ended.length == 0 || request.attrition().leavings().isEmpty()) {
            return "";
        }
        return " Of " + ended.length
                + " units the rows end before the last time though neither an event nor a loss is noted (unit "
                + raw.id(ended[0]) + " after time "
                + raw.grid().at(Math.max(lastRow(ended[0]), raw.grid().start())).label()
                + "): where follow-up ended by design, drop-rows follows them until their last row; otherwise mark them as lost there.";
    }

    private int lastRow(int unit) {
        int last = raw.grid().last();
        while (last >= 0 && !roster.hasRow(last, unit)) {
            last--;
        }
        return last;
    }

    private List<String> dropUnits(List<String> counts) {
        roster.keep(unit -> !incompleteUnits.contains(unit));
        return List.of("Dropped " + incompleteUnits.size() + " units with missing values (missing: drop-units). "
                + String.join("; ", counts) + ".");
    }

    /** A unit without a constant has no usable row; one whose rows are all dropped goes too. */
    private List<String> dropRows(List<String> counts) {
        long rows = 0;
        for (int step = 0; step < incompleteRows.length; step++) {
            for (int unit : roster.kept()) {
                if (incompleteRows[step][unit]) {
                    roster.dropRow(step, unit);
                    rows++;
                }
            }
        }
        int before = roster.kept().length;
        roster.keep(unit -> hasConstants(unit) && hasSomeRow(unit));
        return List.of("Dropped " + rows + " rows with missing values (missing: drop-rows), and with them "
                + (before - roster.kept().length) + " units of which nothing was left. " + String.join("; ", counts)
                + ".");
    }

    private boolean hasConstants(int unit) {
        for (int v = 0; v < raw.variables().size(); v++) {
            if (raw.variables().get(v).timing() == Timing.CONSTANT
                    && Double.isNaN(raw.column(v, raw.grid().start())[unit])) {
                return false;
            }
        }
        return true;
    }

    private boolean hasSomeRow(int unit) {
        for (int step = 0; step < incompleteRows.length; step++) {
            if (!roster.isRowDropped(step, unit) && roster.hasRow(step, unit)) {
                return true;
            }
        }
        return false;
    }
}
