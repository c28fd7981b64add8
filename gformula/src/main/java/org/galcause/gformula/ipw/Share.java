package org.galcause.gformula.ipw;

import org.galcause.gformula.influence.InfluenceAnswer;
import org.galcause.gformula.regime.Cohort;

/** The weighted share of ones among the units of whom it is known (not NaN), and its influence function. */
final class Share {

    private final double[] function;
    private final double value;

    Share(Cohort cohort, double[] weights, double[] known) {
        double[] kept = new double[known.length];
        double[] ones = new double[known.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Double.isNaN(known[i]) ? 0 : weights[i];
            ones[i] = kept[i] == 0 ? 0 : kept[i] * known[i];
        }
        double weight = InfluenceAnswer.mean(cohort, kept);
        this.value = weight > 0 ? InfluenceAnswer.mean(cohort, ones) / weight : 0;
        this.function = new double[known.length];
        for (int i = 0; i < function.length; i++) {
            function[i] = weight > 0 ? (ones[i] - kept[i] * value) / weight : 0;
        }
    }

    double value() {
        return value;
    }

    double function(int unit) {
        return function[unit];
    }
}
