package org.galcause.causalmodel.formula;

import java.util.Arrays;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Variable;

/** Evaluates conditions on columns of histories. */
public final class ConditionEvaluator {

    private final PanelSchema schema;
    private final SingleColumn values;

    public ConditionEvaluator(PanelSchema schema) {
        this.schema = schema;
        this.values = new SingleColumn(schema);
    }

    /** For each unit, whether the condition holds at {@code step}. */
    public boolean[] test(Condition condition, Columns columns, int step) {
        boolean[] holds = new boolean[columns.rows()];
        if (condition instanceof Condition.Comparison comparison) {
            double[] left = side(comparison.left(), columns, step);
            double[] right = side(comparison.right(), columns, step);
            for (int i = 0; i < holds.length; i++) {
                holds[i] = comparison.comparator().holds(left[i], right[i]);
            }
        } else if (condition instanceof Condition.And and) {
            combine(and.left(), and.right(), columns, step, holds, (a, b) -> a && b);
        } else if (condition instanceof Condition.Or or) {
            combine(or.left(), or.right(), columns, step, holds, (a, b) -> a || b);
        } else if (condition instanceof Condition.Not not) {
            combine(not.negated(), not.negated(), columns, step, holds, (a, b) -> !a);
        }
        return holds;
    }

    private void combine(Condition left, Condition right, Columns columns, int step, boolean[] holds, Join join) {
        boolean[] a = test(left, columns, step);
        boolean[] b = test(right, columns, step);
        for (int i = 0; i < holds.length; i++) {
            holds[i] = join.of(a[i], b[i]);
        }
    }

    private double[] side(Condition.Side side, Columns columns, int step) {
        double[] out = new double[columns.rows()];
        if (side instanceof Condition.Fixed number) {
            Arrays.fill(out, number.value());
        } else if (side instanceof Condition.Quantity quantity) {
            values.fill(quantity.expression(), columns, step, out);
            if (quantity.expression() instanceof Expression.Value value) {
                write(schema.variable(value.variable()), out);
            }
        }
        return out;
    }

    /** A category is compared by the numbers that its levels are written as. */
    private static void write(Variable variable, double[] coded) {
        if (variable.kind() == Kind.CATEGORICAL) {
            double[] numbers = variable.writtenNumbers();
            if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
                throw UserError.study(
                        "a condition compares " + variable.name() + " with a number, but its levels are words ("
                                + String.join(", ", variable.levels()) + "); write its levels as numbers in the table");
            }
            for (int i = 0; i < coded.length; i++) {
                coded[i] = Double.isNaN(coded[i]) ? Double.NaN : numbers[(int) coded[i]];
            }
        }
    }

    private interface Join {
        boolean of(boolean a, boolean b);
    }
}
