package org.galcause.gformula.balance;

import java.util.Locale;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;

/** When a diagnostic of the weights calls for caution: every threshold, with its sentence. */
enum Thresholds {
    /** Share of the galaxies that the weights leave effective. */
    EFFECTIVE_SHARE(0.1, "the weights leave less than a tenth of the galaxies effective"),
    /** Distance of the mean stabilised weight from 1. */
    MEAN_WEIGHT(0.1, "stabilised weights have the mean 1 when the treatment's density is right"),
    /** Share of all weight that one galaxy has. */
    LARGEST_SHARE(0.05, "one galaxy holds more than a twentieth of all weight"),
    /** Share of the galaxies for which an average treatment is improbable. */
    POSITIVITY(
            0.1,
            "for many galaxies the average treatment lies outside the 1-99 % range of what their past makes likely"),
    /** Weighted correlation or standardised difference (Austin 2009; Zhu, Coffman and Ghosh 2015). */
    BALANCE(0.1, "the weights leave the treatment associated with what they adjust for");

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
                ? new Diagnostic("", time, what, value, Verdict.CAUTION, reason(value))
                : unjudged(time, what, value);
    }

    /** A number that is only reported. */
    static Diagnostic unjudged(double time, String what, double value) {
        return new Diagnostic("", time, what, value, Verdict.TRUSTED, "");
    }

    private String reason(double value) {
        return String.format(Locale.ROOT, "%.3g: %s (threshold %.2g).", value, sentence, limit);
    }
}
