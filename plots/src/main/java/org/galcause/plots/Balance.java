package org.galcause.plots;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.galcause.causalmodel.result.Diagnostic;

/**
 * How strongly the treatment depends on one past variable.
 *
 * @param variable its name, or {@code AACC} for the mean over all
 * @param lag how many steps back
 * @param time when the treatment is
 * @param weighted before or after weighting
 * @param value as in the diagnostics, with its sign
 */
record Balance(String variable, int lag, double time, Weighted weighted, double value) {

    /** The mean absolute Kendall correlation over all past confounders and treatments. */
    static final String AACC = "AACC";

    private static final Pattern ROW = Pattern.compile("balance-(before|after)/(.+?)(?:\\[t(?:-(\\d+))?])?");

    /** Without or with weights. */
    enum Weighted {
        BEFORE,
        AFTER
    }

    /** The balance rows among diagnostics that have a number. */
    static List<Balance> of(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(d -> Double.isFinite(d.value()))
                .flatMap(d -> of(d).stream())
                .toList();
    }

    private static Optional<Balance> of(Diagnostic row) {
        if (row.what().equals("aacc-before")) {
            return Optional.of(new Balance(AACC, 0, row.time(), Weighted.BEFORE, row.value()));
        }
        if (row.what().equals("aacc-after")) {
            return Optional.of(new Balance(AACC, 0, row.time(), Weighted.AFTER, row.value()));
        }
        Matcher matcher = ROW.matcher(row.what());
        return matcher.matches()
                ? Optional.of(new Balance(
                        matcher.group(2),
                        matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)),
                        row.time(),
                        matcher.group(1).equals("before") ? Weighted.BEFORE : Weighted.AFTER,
                        row.value()))
                : Optional.empty();
    }
}
