package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.Locale;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.balance.SupportLimits;

/**
 * Whether the weighted galaxies support a level: how many effective ones, (sum w)^2 / sum w^2, have an exposure at or beyond it, on the side
 * where there are fewer.
 */
final class ExposureSupport {

    private final double[] levels;
    private final double[] atOrBelow;
    private final double[] atOrAbove;
    private final double heavy;
    private final long used;

    /**
     * Looks at every galaxy once, for all levels together.
     *
     * @param exposure of each galaxy of this part of the panel
     * @param weights used weight times how often it occurs; 0 where it does not belong to the fit
     * @param levels that will be judged
     */
    static ExposureSupport of(Panel panel, double[] exposure, double[] weights, double[] levels) {
        double[] ascending = Arrays.stream(levels).sorted().distinct().toArray();
        int places = 2 * ascending.length + 1;
        double[] sums = panel.sumOverUnits(2 * places + 1, (unit, own) -> {
            int place = place(ascending, exposure[unit]);
            own[place] += weights[unit];
            own[places + place] += weights[unit] * weights[unit];
            own[2 * places] += weights[unit] > 0 ? 1 : 0;
        });
        return new ExposureSupport(
                ascending, Arrays.copyOf(sums, places), Arrays.copyOfRange(sums, places, 2 * places), (long)
                        sums[2 * places]);
    }

    /**
     * @param sum of the weights, by place
     * @param squares likewise
     */
    private ExposureSupport(double[] levels, double[] sum, double[] squares, long used) {
        this.levels = levels;
        this.used = used;
        this.heavy = effective(Arrays.stream(sum).sum(), Arrays.stream(squares).sum());
        int count = levels.length;
        this.atOrBelow = new double[count];
        this.atOrAbove = new double[count];
        double below = 0;
        double belowSquares = 0;
        double above = 0;
        double aboveSquares = 0;
        for (int k = 0; k < count; k++) {
            below += sum[2 * k] + sum[2 * k + 1];
            belowSquares += squares[2 * k] + squares[2 * k + 1];
            atOrBelow[k] = effective(below, belowSquares);
            int m = count - 1 - k;
            above += sum[2 * m + 2] + sum[2 * m + 1];
            aboveSquares += squares[2 * m + 2] + squares[2 * m + 1];
            atOrAbove[m] = effective(above, aboveSquares);
        }
    }

    /** Where no level is judged. */
    static ExposureSupport none() {
        return new ExposureSupport(new double[0], new double[1], new double[1], 0);
    }

    /** Twice the number of levels below an exposure, and one more where it is a level. */
    private static int place(double[] levels, double exposure) {
        int found = Arrays.binarySearch(levels, exposure);
        return found >= 0 ? 2 * found + 1 : 2 * (-1 - found);
    }

    private static double effective(double sum, double squares) {
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** The value, or why the level has none. */
    Answer.Value judged(double level, Answer.Value value) {
        int k = Arrays.binarySearch(levels, level);
        double beyond = Math.min(atOrBelow[k], atOrAbove[k]);
        if (beyond < SupportLimits.LEAST_BEYOND) {
            return Answer.Value.refused("The data end before this level: " + said(beyond)
                    + " units have an exposure at or beyond " + rounded(level) + ", and an estimate needs at least "
                    + (int) SupportLimits.LEAST_BEYOND + ".");
        } else if (beyond < SupportLimits.TRUSTED_BEYOND) {
            return new Answer.Value(
                    value.estimate(),
                    value.standardError(),
                    Verdict.CAUTION,
                    "Few data: " + said(beyond) + " effective units have an exposure at or beyond " + rounded(level)
                            + ", fewer than " + (int) SupportLimits.TRUSTED_BEYOND + ".");
        }
        return heavy < SupportLimits.LIGHT_WEIGHTS * used
                ? new Answer.Value(
                        value.estimate(),
                        value.standardError(),
                        Verdict.CAUTION,
                        "Heavy weights: they leave " + said(heavy) + " of " + used
                                + " units effective, fewer than half, and 95 % intervals of such weights hold the truth less often than"
                                + " they say (70 to 92 % of simulated studies, docs/estimators.md).")
                : value;
    }

    private static String said(double count) {
        return String.format(Locale.ROOT, "%.1f", count);
    }

    private static String rounded(double level) {
        return String.format(Locale.ROOT, "%.4g", level);
    }
}
