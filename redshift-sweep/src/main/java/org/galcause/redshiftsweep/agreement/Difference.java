package org.galcause.redshiftsweep.agreement;

import java.util.Locale;

/** Two estimators' answers to one question. */
record Difference(Quantity one, Quantity other) {

    double size() {
        return Math.abs(one.value() - other.value());
    }

    /** The 95 % half width of a difference of independent answers; answers from the same data differ by less. */
    double band() {
        return Math.hypot(one.half(), other.half());
    }

    /** Whether there are intervals to judge by. */
    boolean isJudged() {
        return Double.isFinite(band());
    }

    /** In bands; above 1 the two disagree. */
    double excess() {
        return size() / Math.max(band(), Double.MIN_NORMAL);
    }

    boolean disagrees() {
        return isJudged() && size() > 0 && excess() > 1;
    }

    boolean concerns(String estimator) {
        return one.estimator().equals(estimator) || other.estimator().equals(estimator);
    }

    /** The answer of one of the two, then the other's. */
    String numbers(String first) {
        boolean swapped = !one.estimator().equals(first);
        return String.format(
                Locale.ROOT,
                "%.4g against %.4g",
                swapped ? other.value() : one.value(),
                swapped ? one.value() : other.value());
    }
}
