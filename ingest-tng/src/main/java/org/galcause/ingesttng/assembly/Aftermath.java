package org.galcause.ingesttng.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.request.Attrition;

/**
 * Whether what a table says of units after they have left agrees with their having left. A value that is carried forward does; the rest of
 * such rows is not looked at.
 */
final class Aftermath {

    private final RawHistories raw;
    private final Attrition attrition;
    private final Roster roster;

    Aftermath(RawHistories raw, Attrition attrition, Roster roster) {
        this.raw = raw;
        this.attrition = attrition;
        this.roster = roster;
    }

    /** @throws UserError when a unit comes back, or leaves another way later, with the first such unit of each kind */
    void check() {
        List<String> problems = new ArrayList<>();
        for (Attrition.Leaving left : attrition.leavings()) {
            for (Attrition.Leaving later : attrition.leavings()) {
                if (left.reason().rulesOut(later.reason())) {
                    contradiction(left, later).ifPresent(problems::add);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw UserError.data(problems);
        }
    }

    private Optional<String> contradiction(Attrition.Leaving left, Attrition.Leaving later) {
        String example = "";
        int units = 0;
        for (int unit : roster.kept()) {
            int step = roster.leavesAt(unit);
            if (step < raw.grid().steps() && value(left, step, unit) == left.value()) {
                int again = next(left, later, step, unit);
                if (again > step) {
                    example = units == 0 ? sentence(left, later, step, again, unit) : example;
                    units++;
                }
            }
        }
        return units == 0
                ? Optional.empty()
                : Optional.of("After leaving, units are not expected to come back or to leave again, but "
                        + example + (units > 1 ? " (and so " + (units - 1) + " more units)" : "")
                        + "; end a unit's rows where it leaves, or carry " + left.variable() + " = "
                        + TimePoint.of(left.value()).label() + " forward.");
    }

    /** The first later step at which a unit comes back, if both are one variable, or else leaves another way; the first step if none. */
    private int next(Attrition.Leaving left, Attrition.Leaving later, int step, int unit) {
        boolean same = left.equals(later);
        for (int s = step + 1; s < raw.grid().steps(); s++) {
            double value = value(later, s, unit);
            boolean contradicts = same ? !Double.isNaN(value) && value != left.value() : value == later.value();
            boolean carried = !same && value(later, step, unit) == later.value();
            if (contradicts && !carried) {
                return s;
            }
        }
        return step;
    }

    private String sentence(Attrition.Leaving left, Attrition.Leaving later, int step, int again, int unit) {
        return "unit " + raw.id(unit) + " has " + left.variable() + " = "
                + TimePoint.of(left.value()).label() + " at time "
                + raw.grid().at(step).label() + " and " + later.variable()
                + " = " + TimePoint.of(value(later, again, unit)).label() + " at time "
                + raw.grid().at(again).label();
    }

    private double value(Attrition.Leaving leaving, int step, int unit) {
        return raw.column(leaving.variable(), step)[unit];
    }
}
