package org.galcause.gformula.msm;

import java.util.Arrays;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.balance.SupportLimits;
import org.galcause.gformula.weights.WeightDistribution;

/**
 * Whether the weighted galaxies support a level: how many effective ones, (sum w)^2 / sum w^2, have an exposure at or beyond it, on the side
 * where there are fewer.
 */
final class ExposureSupport {

    private final double[] exposure;
    private final double[] weights;
    private final double heavy;
    private final long used;

    /**
     * @param exposure of each galaxy
     * @param weights used weight times how often it occurs; 0 where it does not belong to the fit
     */
    ExposureSupport(double[] exposure, double[] weights) {
        this.exposure = exposure;
        this.weights = weights;
        this.heavy = WeightDistribution.effectiveSize(weights);
        this.used = Arrays.stream(weights).filter(w -> w > 0).count();
    }

    /** The value, or why the level has none. */
    Answer.Value judged(double level, Answer.Value value) {
        double beyond = Math.min(effective(level, 1), effective(level, -1));
        if (beyond < SupportLimits.LEAST_BEYOND) {
            return Answer.Value.refused("The data end before this level: " + said(beyond)
                    + " galaxies have an exposure at or beyond " + rounded(level) + ", and an estimate needs at least "
                    + (int) SupportLimits.LEAST_BEYOND + ".");
        } else if (beyond < SupportLimits.TRUSTED_BEYOND) {
            return new Answer.Value(
                    value.estimate(),
                    value.standardError(),
                    Verdict.CAUTION,
                    "Few data: " + said(beyond) + " effective galaxies have an exposure at or beyond " + rounded(level)
                            + ", fewer than " + (int) SupportLimits.TRUSTED_BEYOND + ".");
        }
        return heavy < Math.min(SupportLimits.LIGHT_WEIGHTS, used / 2.0)
                ? new Answer.Value(
                        value.estimate(),
                        value.standardError(),
                        Verdict.CAUTION,
                        "Heavy weights: they leave " + said(heavy) + " of " + used
                                + " galaxies effective, and 95 % intervals of such weights hold the truth less often than they say (84 % of"
                                + " simulated studies, docs/estimators.md).")
                : value;
    }

    private static String said(double count) {
        return String.format(java.util.Locale.ROOT, "%.1f", count);
    }

    private static String rounded(double level) {
        return String.format(java.util.Locale.ROOT, "%.4g", level);
    }

    private double effective(double level, int side) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < exposure.length; i++) {
            if (side * exposure[i] >= side * level) {
                sum += weights[i];
                squares += weights[i] * weights[i];
            }
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }
}
