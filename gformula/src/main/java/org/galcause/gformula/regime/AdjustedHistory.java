package org.galcause.gformula.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.identification.Identified;
import org.galcause.causalmodel.identification.StepAdjustment;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;

/** The right-hand sides of regressions whose formula a study leaves out: main effects, by time and then by order. */
public final class AdjustedHistory {

    private AdjustedHistory() {}

    private record Measured(String variable, int step) {}

    /** Everything that is adjusted for up to a step, and all treatments up to it. */
    public static Formula until(Identified estimand, int step) {
        return of(estimand, step, step);
    }

    /** Everything that is adjusted for up to a step, and all treatments before it. */
    public static Formula before(Identified estimand, int step) {
        return of(estimand, step, step - 1);
    }

    private static Formula of(Identified estimand, int step, int lastTreatment) {
        PanelSchema schema = estimand.schema();
        TreeSet<Measured> measured = new TreeSet<>(Comparator.comparingInt(Measured::step)
                .thenComparingInt(m -> estimand.order().indexOf(m.variable())));
        for (StepAdjustment adjustment : estimand.steps()) {
            if (adjustment.step() <= step) {
                adjustment
                        .confounders()
                        .forEach(c -> measured.add(
                                new Measured(c.variable(), isConstant(schema, c.variable()) ? 0 : c.step())));
            }
        }
        for (String treatment : estimand.question().treatments()) {
            for (int s = schema.grid().start(); s <= lastTreatment; s++) {
                measured.add(new Measured(treatment, isConstant(schema, treatment) ? 0 : s));
            }
        }
        List<Expression> factors = new ArrayList<>();
        measured.forEach(m -> factors.add(
                new Expression.Value(m.variable(), isConstant(schema, m.variable()) ? 0 : step - m.step())));
        return Formula.mainEffects(factors);
    }

    private static boolean isConstant(PanelSchema schema, String variable) {
        return schema.variable(variable).timing() == Timing.CONSTANT;
    }
}
