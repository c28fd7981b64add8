package org.galcause.causalmodel.formula;

import java.util.Arrays;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;

/**
 * Evaluates expressions that are one column: values, summaries, time, powers, logarithms, roots and thresholds. A value before the first
 * time is 0, and so is a summary of nothing. What expands into several columns (past values, history, factors, splines) is expanded by the
 * model that uses it.
 */
public final class SingleColumn {

    private final PanelSchema schema;

    public SingleColumn(PanelSchema schema) {
        this.schema = schema;
    }

    /** Writes the expression at {@code step} for each unit into {@code out}. */
    public void fill(Expression expression, Columns columns, int step, double[] out) {
        int rows = columns.rows();
        if (expression instanceof Expression.Value value) {
            fillValue(schema.index(value.variable()), step - value.lag(), columns, out);
        } else if (expression instanceof Expression.Summary summary) {
            fillSummary(summary, columns, step, out);
        } else if (expression instanceof Expression.Time) {
            Arrays.fill(out, 0, rows, schema.grid().at(step).time());
        } else if (expression instanceof Expression.Power power) {
            fill(power.base(), columns, step, out);
            raise(out, rows, power.exponent());
        } else if (expression instanceof Expression.Log log) {
            fill(log.of(), columns, step, out);
            for (int i = 0; i < rows; i++) {
                out[i] = Math.log(out[i]);
            }
        } else if (expression instanceof Expression.Sqrt sqrt) {
            fill(sqrt.of(), columns, step, out);
            for (int i = 0; i < rows; i++) {
                out[i] = Math.sqrt(out[i]);
            }
        } else if (expression instanceof Expression.Above above) {
            fill(above.of(), columns, step, out);
            for (int i = 0; i < rows; i++) {
                out[i] = Math.max(out[i] - above.threshold(), 0);
            }
        } else {
            throw new IllegalArgumentException(expression.text() + " is not a single column");
        }
    }

    private static void raise(double[] out, int rows, double exponent) {
        for (int i = 0; i < rows; i++) {
            out[i] = exponent == 2 ? out[i] * out[i] : Math.pow(out[i], exponent);
        }
    }

    private static void fillValue(int variable, int step, Columns columns, double[] out) {
        if (step < 0) {
            Arrays.fill(out, 0, columns.rows(), 0.0);
        } else {
            System.arraycopy(columns.column(variable, step), 0, out, 0, columns.rows());
        }
    }

    private void fillSummary(Expression.Summary summary, Columns columns, int step, double[] out) {
        int variable = schema.index(summary.variable());
        int last = step - summary.lag();
        int rows = columns.rows();
        if (last < 0) {
            Arrays.fill(out, 0, rows, 0.0);
            return;
        }
        System.arraycopy(columns.column(variable, 0), 0, out, 0, rows);
        for (int s = 1; s <= last; s++) {
            accumulate(summary.statistic(), columns.column(variable, s), rows, out);
        }
        if (summary.statistic() == Expression.Statistic.MEAN) {
            for (int i = 0; i < rows; i++) {
                out[i] /= last + 1;
            }
        }
    }

    private static void accumulate(Expression.Statistic statistic, double[] values, int rows, double[] out) {
        for (int i = 0; i < rows; i++) {
            out[i] = switch (statistic) {
                case MEAN, SUM -> out[i] + values[i];
                case MIN -> Math.min(out[i], values[i]);
                case MAX -> Math.max(out[i], values[i]);
            };
        }
    }
}
