package org.galcause.gformula.weights;

import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;

/**
 * A variable's value at one step: what a treatment's density is conditional on.
 *
 * @param variable its name
 * @param step when it was measured; 0 for a variable measured once
 */
public record PastValue(String variable, int step) {

    /** How a formula at {@code now} calls it. */
    Expression.Value at(int now, PanelSchema schema) {
        return new Expression.Value(variable, isConstant(schema) ? 0 : now - step);
    }

    /** As in diagnostics: {@code halo_mass[t-1]}; a variable measured once has no index. */
    public String text(int now, PanelSchema schema) {
        return isConstant(schema) ? variable : variable + (now == step ? "[t]" : "[t-" + (now - step) + "]");
    }

    private boolean isConstant(PanelSchema schema) {
        return schema.variable(variable).timing() == Timing.CONSTANT;
    }
}
