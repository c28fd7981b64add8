package org.galcause.gformula.balance;

import java.util.List;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.WeightSummary;

/** What cumulative density ratios leave of a sample. */
public final class RatioDiagnostics {

    private RatioDiagnostics() {}

    /**
     * Effective size, mean and largest share at one time.
     *
     * @param all the weights of the units that are counted; 0 for those who do not follow the regime
     */
    public static List<Diagnostic> of(WeightSummary all) {
        String regime = all.regime();
        double time = all.time();
        double sum = all.mean() * all.rows();
        double size = sum > 0 ? all.ess() : 0;
        double largest = sum > 0 ? all.max() / sum : Double.NaN;
        return List.of(
                named(regime, Thresholds.EFFECTIVE_SHARE.judge(time, "ess", size, size / all.rows())),
                named(regime, Thresholds.unjudged(time, "weight-mean", all.mean())),
                named(regime, Thresholds.LARGEST_SHARE.judge(time, "weight-share-max", largest, largest)));
    }

    private static Diagnostic named(String regime, Diagnostic row) {
        return new Diagnostic(regime, row.time(), row.what(), row.value(), row.verdict(), row.reason());
    }
}
