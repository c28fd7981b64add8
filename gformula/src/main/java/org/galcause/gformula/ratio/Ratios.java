package org.galcause.gformula.ratio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;
import org.galcause.gformula.weights.WeightDistribution;

/** The density ratios of one regime, after truncation. Immutable. */
public final class Ratios {

    private final Cohort cohort;
    private final String regime;
    private final double least;
    private final double[][] factor;
    private final double[][] cumulative;

    /**
     * @param factor by step, then unit; steps before the study's start are empty
     * @param least effective units needed
     */
    Ratios(Cohort cohort, String regime, double[][] factor, double least) {
        this.cohort = cohort;
        this.regime = regime;
        this.least = least;
        this.factor = factor;
        this.cumulative = new double[factor.length][];
        double[] product = new double[cohort.counts().length];
        Arrays.fill(product, 1);
        for (int step : cohort.steps()) {
            product = product.clone();
            for (int i = 0; i < product.length; i++) {
                product[i] *= factor[step][i];
            }
            cumulative[step] = product;
        }
    }

    /** By unit, the ratio at a step; 0 for those not followed until it, lost in it, or not following. Shared, never to be written. */
    public double[] factor(int step) {
        return factor[step];
    }

    /** By unit, the product of the ratios up to a step. Shared, never to be written. */
    public double[] cumulative(int step) {
        return cumulative[step];
    }

    /** By unit, the product up to the last step until which it was followed, and no later than {@code step}; 0 once lost. */
    public double[] untilEvent(int step) {
        double[] weights = new double[cohort.counts().length];
        for (int s : cohort.steps()) {
            if (s <= step) {
                boolean[] followed = followed(s);
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = followed[i] ? cumulative[s][i] : weights[i];
                }
            }
        }
        return weights;
    }

    /** The sentence that says that no weight is left at a step, or too few effective units, if so. */
    public Optional<String> nobody(int step) {
        double[] weights = untilEvent(step);
        boolean any = cohort.panel().any(block -> anyPositive(weights, block));
        double effective =
                any && least > 0 ? WeightDistribution.effectiveSize(cohort.panel(), weights, cohort.counts()) : 0;
        String until = " until time " + cohort.schema().grid().at(step).label();
        if (!any) {
            return Optional.of("nobody follows the regime \"" + regime + "\"" + until
                    + ", so the data say nothing of it without a model; ask another regime, or use ice or gformula");
        }
        return effective < least
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the weights leave %.1f effective units near this level%s, and at least %.0f are needed; ask a shift of the"
                                + " treatment, fewer times, or use msm, ice or gformula, which extrapolate by their models",
                        effective,
                        until,
                        least))
                : Optional.empty();
    }

    private boolean anyPositive(double[] weights, int block) {
        int first = cohort.panel().firstRow(block);
        for (int i = first; i < first + cohort.panel().blocks().get(block).rows(); i++) {
            if (cohort.counts()[i] > 0 && weights[i] > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean[] followed(int step) {
        Panel panel = cohort.panel();
        boolean[] followed = new boolean[panel.units()];
        for (int b = 0; b < panel.blocks().size(); b++) {
            byte[] before = cohort.states().before(b, step);
            for (int row = 0; row < before.length; row++) {
                followed[panel.firstRow(b) + row] = before[row] == RiskStates.FOLLOWED;
            }
        }
        return followed;
    }

    /** Rows of {@code weights.csv} at a step: units not followed until it are not counted. */
    public List<WeightSummary> summaries(int step) {
        WeightSummary product = summary(step, "cumulative", cumulative[step]);
        return List.of(summary(step, "factor", factor[step]), product, product.of("used"));
    }

    private WeightSummary summary(int step, String what, double[] weights) {
        return WeightDistribution.withZeros(
                cohort.panel(), regime, time(step), what, kept(step, weights), cohort.counts());
    }

    private double[] kept(int step, double[] weights) {
        boolean[] followed = followed(step);
        double[] kept = weights.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = followed[i] ? kept[i] : Double.NaN;
        }
        return kept;
    }

    private double time(int step) {
        return cohort.schema().grid().at(step).time();
    }
}
