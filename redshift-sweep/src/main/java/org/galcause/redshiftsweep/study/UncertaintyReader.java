package org.galcause.redshiftsweep.study;

/** Reads how uncertainty is computed. */
final class UncertaintyReader {

    /** The defaults of a study. */
    static final Uncertainty STUDY = new Uncertainty(200, 7, Uncertainty.Interval.PERCENTILE);

    private UncertaintyReader() {}

    /** The keys; what is left out is as in {@code general}. */
    static OptionTable table(Uncertainty general) {
        return OptionTable.of(
                "uncertainty",
                Option.defaulted(
                        "bootstrap",
                        Integer.toString(general.replicates()),
                        new Allowed.Whole(0, 1_000_000),
                        "bootstrap replicates of whole units; 0 = point estimates and analytic standard errors"),
                Option.defaulted(
                        "seed",
                        Long.toString(general.seed()),
                        new Allowed.Whole(0, Long.MAX_VALUE),
                        "seed of all random numbers"),
                Option.defaulted(
                        "interval",
                        Allowed.word(general.interval()),
                        Allowed.of(Uncertainty.Interval.class),
                        "quantiles of the replicates, or their normal approximation"));
    }

    static Uncertainty read(Section section) {
        return new Uncertainty(
                section.whole("bootstrap"),
                section.number("seed").map(Double::longValue).orElse(0L),
                section.choice("interval", Uncertainty.Interval.class));
    }
}
