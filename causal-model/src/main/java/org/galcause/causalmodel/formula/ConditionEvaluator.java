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
        if (condition instanceof Condition.Comparison comparison && comparison.right() instanceof Condition.Word word) {
            is(comparison, word.level(), columns, step, holds);
        } else if (condition instanceof Condition.Comparison comparison) {
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

    /** A category is, or is not, at a level. */
    private void is(Condition.Comparison comparison, String level, Columns columns, int step, boolean[] holds) {
        Variable category = category(comparison);
        double[] values = new double[holds.length];
        this.values.fill(((Condition.Quantity) comparison.left()).expression(), columns, step, values);
        double wanted = category.coded(level);
        for (int i = 0; i < holds.length; i++) {
            holds[i] = !Double.isNaN(values[i]) && comparison.comparator().holds(values[i], wanted);
        }
    }

    private Variable category(Condition.Comparison comparison) {
        boolean equality =
                comparison.comparator() == Comparator.EQUAL || comparison.comparator() == Comparator.DIFFERENT;
        if (equality
                && comparison.left() instanceof Condition.Quantity quantity
                && quantity.expression() instanceof Expression.Value value
                && schema.variable(value.variable()).kind() == Kind.CATEGORICAL) {
            return schema.variable(value.variable());
        }
        throw UserError.study(
                "the condition \"" + comparison.text()
                        + "\" compares with a word; allowed: a categorical variable == or != one of its levels, such as A == 'low'");
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
                throw UserError.study("a condition compares " + variable.name()
                        + " with a number, but its levels are words ("
                        + String.join(", ", variable.levels()) + "); compare with a level in single quotes, such as "
                        + variable.name() + " == '" + variable.levels().get(0) + "'");
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
