package org.galcause.gformula.design;

import java.util.ArrayList;
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
        rows.panel().inOrder(block -> distinct(values(factor, block)), own -> {
            for (double value : own) {
                distinct.add(value);
            }
        });
        return distinct;
    }

    private static double[] distinct(double[] values) {
        SortedSet<Double> distinct = new TreeSet<>();
        double before = Double.NaN;
        for (double value : values) {
            if (value != before) {
                distinct.add(value);
                before = value;
            }
        }
        return distinct.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The steps that have any row. */
    List<Integer> stepsWithRows() {
        return rows.steps().stream().filter(rows::hasAny).toList();
    }

    /** All values present, each as often as its row counts where weights are whole numbers, else once. */
    double[] values(Factor factor) {
        List<double[]> byBlock = new ArrayList<>();
        rows.panel().inOrder(block -> values(factor, block), byBlock::add);
        return byBlock.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private double[] values(Factor factor, int b) {
        double[] values = new double[64];
        int count = 0;
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
        return Arrays.copyOf(values, count);
    }

    private static int times(double weight) {
        return weight == Math.rint(weight) ? (int) weight : 1;
    }
}
