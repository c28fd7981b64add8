package org.galcause.gformula.balance;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.gformula.weights.WeightDistribution;

/** What cumulative density ratios leave of a sample. */
public final class RatioDiagnostics {

    private RatioDiagnostics() {}

    /**
     * Effective size, mean and largest share at one time.
     *
     * @param all the weights of the units that are counted, in ascending order; 0 for those who do not follow the regime
     */
    public static List<Diagnostic> of(String regime, double time, double[] all) {
        double sum = Arrays.stream(all).sum();
        double size = sum > 0 ? WeightDistribution.effectiveSize(all) : 0;
        double mean = sum / all.length;
        double largest = sum > 0 ? all[all.length - 1] / sum : Double.NaN;
        return List.of(
                named(regime, Thresholds.EFFECTIVE_SHARE.judge(time, "ess", size, size / all.length)),
                named(regime, Thresholds.unjudged(time, "weight-mean", mean)),
                named(regime, Thresholds.LARGEST_SHARE.judge(time, "weight-share-max", largest, largest)));
    }

    private static Diagnostic named(String regime, Diagnostic row) {
        return new Diagnostic(regime, row.time(), row.what(), row.value(), row.verdict(), row.reason());
    }
}
