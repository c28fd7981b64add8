package org.galcause.gformula.design;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.galcause.causalmodel.panel.Columns;

/** One column of a design: the product of its factors; the intercept has none. */
record DesignColumn(List<Factor> factors) {

    DesignColumn {
        factors = List.copyOf(factors);
    }

    String name() {
        return factors.isEmpty()
                ? "(intercept)"
                : factors.stream().map(Factor::name).collect(Collectors.joining(":"));
    }

    void fill(Columns columns, int step, double[] scratch, double[] out) {
        int rows = columns.rows();
        if (factors.isEmpty()) {
            Arrays.fill(out, 0, rows, 1.0);
            return;
        }
        System.arraycopy(factors.get(0).values(columns, step, out), 0, out, 0, rows);
        for (int f = 1; f < factors.size(); f++) {
            double[] value = factors.get(f).values(columns, step, scratch);
            for (int i = 0; i < rows; i++) {
                out[i] *= value[i];
            }
        }
    }

    /** Adds the column times a coefficient to {@code sum}. */
    void accumulate(double coefficient, Columns columns, int step, Workspace work, double[] sum) {
        int rows = columns.rows();
        double[] value;
        if (factors.size() == 1) {
            value = factors.get(0).values(columns, step, work.first());
        } else {
            fill(columns, step, work.second(), work.first());
            value = work.first();
        }
        for (int i = 0; i < rows; i++) {
            sum[i] += coefficient * value[i];
        }
    }
}
