package org.galcause.gformula.design;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.galcause.causalmodel.panel.PanelBlock;

/** What values a factor takes among the rows of a fit. */
final class FittedSample {

    private final FitRows rows;

    FittedSample(FitRows rows) {
        this.rows = rows;
    }

    /** The different values, ascending. */
    SortedSet<Double> distinct(Factor factor) {
        SortedSet<Double> distinct = new TreeSet<>();
        double before = Double.NaN;
        for (double value : values(factor)) {
            if (value != before) {
                distinct.add(value);
                before = value;
            }
        }
        return distinct;
    }

    /** The steps that have any row. */
    List<Integer> stepsWithRows() {
        return rows.steps().stream().filter(this::hasRows).toList();
    }

    private boolean hasRows(int step) {
        for (int b = 0; b < rows.panel().blocks().size(); b++) {
            if (rows.positions(b, step).length > 0) {
                return true;
            }
        }
        return false;
    }

    /** All values present, each as often as its row counts where weights are whole numbers, else once. */
    double[] values(Factor factor) {
        double[] values = new double[64];
        int count = 0;
        for (int b = 0; b < rows.panel().blocks().size(); b++) {
            PanelBlock block = rows.panel().blocks().get(b);
            double[] scratch = new double[block.rows()];
            for (int step : rows.steps()) {
                double[] value = factor.values(block, step, scratch);
                double[] weight = rows.weights().at(b, step);
                for (int row : rows.positions(b, step)) {
                    int times = Double.isNaN(value[row]) ? 0 : times(weight[row]);
                    if (count + times > values.length) {
                        values = Arrays.copyOf(values, 2 * (count + times));
                    }
                    Arrays.fill(values, count, count + times, value[row]);
                    count += times;
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static int times(double weight) {
        return weight == Math.rint(weight) ? (int) weight : 1;
    }
}
