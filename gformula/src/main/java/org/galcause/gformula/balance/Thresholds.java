package org.galcause.gformula.balance;

import java.util.Locale;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;

/** When a diagnostic of the weights calls for caution: every threshold, with its sentence. */
enum Thresholds {
    /** Share of the galaxies that the weights leave effective. */
    EFFECTIVE_SHARE(0.1, "of the units are effective under these weights"),
    /** Distance of the mean stabilised weight from 1. */
    MEAN_WEIGHT(0.1, "is how far the mean weight is from 1, which it has when the treatment's density is right"),
    /** Share of all weight that one unit has. */
    LARGEST_SHARE(0.05, "of all weight lies on one unit"),
    /** Share of the galaxies for which an average treatment is improbable. */
    POSITIVITY(0.1, "of the units have a past for which the average treatment lies outside its 1-99 % range"),
    /** Weighted correlation or standardised difference (Austin 2009; Zhu, Coffman and Ghosh 2015). */
    BALANCE(
            0.1,
            "correlation (or standardised difference) with what is adjusted for that is left after weighting, given the treatment's own past");

    private final double limit;
    private final String sentence;

    Thresholds(double limit, String sentence) {
        this.limit = limit;
        this.sentence = sentence;
    }

    /** The diagnostic, judged by how far {@code distance} is above (or, for the effective share, below) the limit. */
    Diagnostic judge(double time, String what, double value, double distance) {
        boolean doubtful = this == EFFECTIVE_SHARE ? distance < limit : distance > limit;
        return doubtful
                ? new Diagnostic("", time, what, value, Verdict.CAUTION, reason(distance))
                : unjudged(time, what, value);
    }

    /** A number that is only reported. */
    static Diagnostic unjudged(double time, String what, double value) {
        return new Diagnostic("", time, what, value, Verdict.TRUSTED, "");
    }

    private String reason(double distance) {
        return String.format(Locale.ROOT, "%.3g %s (threshold %.2g).", distance, sentence, limit);
    }
}
