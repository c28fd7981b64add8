package org.galcause.gformula.design;

import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.panel.PanelSchema;

/** Is told which values a formula or condition reads. */
@FunctionalInterface
public interface Reads {

    /** A variable's value at a step is read. */
    void value(int variable, int step);

    /** What an expression of one column reads at a step. */
    static void of(Expression expression, PanelSchema schema, int step, Reads reads) {
        if (expression instanceof Expression.Value value) {
            earlier(schema.index(value.variable()), step - value.lag(), step - value.lag(), reads);
        } else if (expression instanceof Expression.Summary summary) {
            earlier(schema.index(summary.variable()), 0, step - summary.lag(), reads);
        } else if (expression instanceof Expression.Power power) {
            of(power.base(), schema, step, reads);
        } else if (expression instanceof Expression.Log log) {
            of(log.of(), schema, step, reads);
        } else if (expression instanceof Expression.Sqrt sqrt) {
            of(sqrt.of(), schema, step, reads);
        } else if (expression instanceof Expression.Above above) {
            of(above.of(), schema, step, reads);
        }
    }

    /** What a condition reads at a step. */
    static void of(Condition condition, PanelSchema schema, int step, Reads reads) {
        if (condition instanceof Condition.Comparison comparison) {
            side(comparison.left(), schema, step, reads);
            side(comparison.right(), schema, step, reads);
        } else if (condition instanceof Condition.And and) {
            of(and.left(), schema, step, reads);
            of(and.right(), schema, step, reads);
        } else if (condition instanceof Condition.Or or) {
            of(or.left(), schema, step, reads);
            of(or.right(), schema, step, reads);
        } else if (condition instanceof Condition.Not not) {
            of(not.negated(), schema, step, reads);
        }
    }

    private static void side(Condition.Side side, PanelSchema schema, int step, Reads reads) {
        if (side instanceof Condition.Quantity quantity) {
            of(quantity.expression(), schema, step, reads);
        }
    }

    private static void earlier(int variable, int from, int until, Reads reads) {
        for (int step = Math.max(from, 0); step <= until; step++) {
            reads.value(variable, step);
        }
    }
}
