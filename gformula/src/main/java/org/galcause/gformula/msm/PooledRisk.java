package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.galcause.causalmodel.panel.Columns;

/**
 * The risk of a first event from its hazards, 1 - prod_s (1 - h_s), averaged over units, with the delta method's standard error. Hazards of
 * regressions by time are uncorrelated between times, as the scores of successive intervals are.
 */
final class PooledRisk {

    private final Map<Integer, WeightedRegression> byStep;
    private final Columns histories;
    private final int[] counts;

    PooledRisk(Map<Integer, WeightedRegression> byStep, Columns histories, int[] counts) {
        this.byStep = byStep;
        this.histories = histories;
        this.counts = counts;
    }

    WeightedRegression.Estimate until(int start, int last) {
        double[] free = new double[histories.rows()];
        Arrays.fill(free, 1);
        for (int s = start; s <= last; s++) {
            double[] hazard = regression(s).evaluated(histories, s).mean();
            for (int i = 0; i < free.length; i++) {
                free[i] *= 1 - hazard[i];
            }
        }
        double sum = 0;
        long total = 0;
        for (int i = 0; i < free.length; i++) {
            sum += counts[i] > 0 ? counts[i] * (1 - free[i]) : 0;
            total += counts[i];
        }
        return new WeightedRegression.Estimate(sum / total, error(start, last, free, total));
    }

    private WeightedRegression regression(int step) {
        return Objects.requireNonNull(byStep.get(step));
    }

    private double error(int start, int last, double[] free, long total) {
        IdentityHashMap<WeightedRegression, double[]> gradients = new IdentityHashMap<>();
        for (int s = start; s <= last; s++) {
            WeightedRegression.Evaluated at = regression(s).evaluated(histories, s);
            double[] gradient = gradients.computeIfAbsent(regression(s), regression -> new double[at.x().length]);
            for (int i = 0; i < free.length; i++) {
                double by = counts[i] > 0 ? counts[i] * free[i] / (1 - at.mean()[i]) * at.slope()[i] / total : 0;
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] += by == 0 ? 0 : by * at.x()[j][i];
                }
            }
        }
        double variance = 0;
        for (Map.Entry<WeightedRegression, double[]> one : gradients.entrySet()) {
            double error = one.getKey().standardError(one.getValue());
            variance += error * error;
        }
        return Math.sqrt(variance);
    }
}
