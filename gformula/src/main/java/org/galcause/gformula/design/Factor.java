package org.galcause.gformula.design;

import java.util.Arrays;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.SingleColumn;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;

/** One factor of one column of a design: a name, and a number for each row. */
sealed interface Factor {

    /** As in {@code models.csv}. */
    String name();

    /** The values at a step: a shared column, or {@code scratch} filled with them. */
    double[] values(Columns columns, int step, double[] scratch);

    /** Which values are read at a step. */
    void reads(int step, Reads reads);

    /** A variable's value some steps ago; 0 before the first time. */
    record Lagged(String name, int variable, int lag) implements Factor {
        @Override
        public double[] values(Columns columns, int step, double[] scratch) {
            if (step >= lag) {
                return columns.column(variable, step - lag);
            }
            Arrays.fill(scratch, 0, columns.rows(), 0.0);
            return scratch;
        }

        @Override
        public void reads(int step, Reads reads) {
            if (step >= lag) {
                reads.value(variable, step - lag);
            }
        }
    }

    /** A variable at times at which it is measured for nobody: constant, so that it drops out of every fit and is listed as dropped. */
    record NotMeasured(String name) implements Factor {
        @Override
        public double[] values(Columns columns, int step, double[] scratch) {
            Arrays.fill(scratch, 0, columns.rows(), 0.0);
            return scratch;
        }

        @Override
        public void reads(int step, Reads reads) {}
    }

    /** The mean or sum of a variable's values up to some steps ago; 0 of none. */
    record Accumulated(String name, int variable, int lag, Expression.Statistic statistic) implements Factor {
        @Override
        public double[] values(Columns columns, int step, double[] scratch) {
            int rows = columns.rows();
            Arrays.fill(scratch, 0, rows, 0.0);
            for (int s = 0; s <= step - lag; s++) {
                double[] value = columns.column(variable, s);
                for (int i = 0; i < rows; i++) {
                    scratch[i] += value[i];
                }
            }
            if (statistic == Expression.Statistic.MEAN && step > lag) {
                double share = 1.0 / (step - lag + 1);
                for (int i = 0; i < rows; i++) {
                    scratch[i] *= share;
                }
            }
            return scratch;
        }

        @Override
        public void reads(int step, Reads reads) {
            for (int s = 0; s <= step - lag; s++) {
                reads.value(variable, s);
            }
        }
    }

    /** Any other expression of one column. */
    record Evaluated(String name, Expression expression, PanelSchema schema, SingleColumn evaluator) implements Factor {
        @Override
        public double[] values(Columns columns, int step, double[] scratch) {
            evaluator.fill(expression, columns, step, scratch);
            markUndefined(columns, step, scratch);
            return scratch;
        }

        /** A logarithm or root that does not exist of a value that does is infinite here, so that it is not taken for a missing value. */
        private void markUndefined(Columns columns, int step, double[] values) {
            boolean isLog = expression instanceof Expression.Log;
            if (isLog || expression instanceof Expression.Sqrt) {
                Expression base = isLog ? ((Expression.Log) expression).of() : ((Expression.Sqrt) expression).of();
                double[] of = new double[columns.rows()];
                evaluator.fill(base, columns, step, of);
                for (int i = 0; i < of.length; i++) {
                    values[i] =
                            Double.isFinite(values[i]) || Double.isNaN(of[i]) ? values[i] : Double.POSITIVE_INFINITY;
                }
            }
        }

        @Override
        public void reads(int step, Reads reads) {
            Reads.of(expression, schema, step, reads);
        }
    }

    /** 1 where another factor equals a number, else 0: a level of a category, or a time. */
    record Indicator(String name, Factor of, double level) implements Factor {
        @Override
        public double[] values(Columns columns, int step, double[] scratch) {
            double[] value = of.values(columns, step, scratch);
            for (int i = 0; i < columns.rows(); i++) {
                scratch[i] = value[i] == level ? 1 : Double.isNaN(value[i]) ? Double.NaN : 0;
            }
            return scratch;
        }

        @Override
        public void reads(int step, Reads reads) {
            of.reads(step, reads);
        }
    }

    /** One column of a restricted cubic spline of another factor. */
    record SplineColumn(String name, Factor of, RestrictedCubic basis, int index) implements Factor {
        @Override
        public double[] values(Columns columns, int step, double[] scratch) {
            double[] value = of.values(columns, step, scratch);
            for (int i = 0; i < columns.rows(); i++) {
                scratch[i] = basis.value(index, value[i]);
            }
            return scratch;
        }

        @Override
        public void reads(int step, Reads reads) {
            of.reads(step, reads);
        }
    }
}
