package org.galcause.ingesttng.request;

import java.util.Optional;
import org.galcause.causalmodel.panel.Variable;

/**
 * One variable and how it is measured.
 *
 * @param variable name, kind, scale, the unit it is wanted in, timing; its levels may be left empty: they are found in the data
 * @param measure where its values come from
 * @param floor what takes the place of values too small to be resolved, before the logarithm
 * @param required the times at which a missing value is an error
 */
public record VariableRequest(Variable variable, Measure measure, Optional<Floor> floor, Required required) {

    /** A variable without a floor that must be measured at every time. */
    public static VariableRequest of(Variable variable, Measure measure) {
        return new VariableRequest(variable, measure, Optional.empty(), new Required.EveryTime());
    }
}
