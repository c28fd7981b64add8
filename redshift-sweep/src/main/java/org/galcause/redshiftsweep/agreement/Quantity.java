package org.galcause.redshiftsweep.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.redshiftsweep.results.ResultTables;

/**
 * What one estimator says of one thing asked.
 *
 * @param estimator its name
 * @param place what is asked, in words; the same for all estimators
 * @param regimes the regimes that it compares; none of a level
 * @param time as in the table
 * @param value the effect where there is one, else the mean outcome
 * @param half half the width of its 95 % interval; NaN without one
 * @param caution why it is not trusted; empty when it is
 */
record Quantity(
        String estimator, String place, Set<String> regimes, double time, double value, double half, String caution) {

    /** Effects of levels, differences between regimes, or means where there is one regime alone; what was refused is left out. */
    static List<Quantity> of(ResultTables tables) {
        List<Quantity> all = new ArrayList<>();
        tables.curves().stream()
                .filter(point -> point.verdict() != Verdict.REFUSED && Double.isFinite(point.outcome()))
                .forEach(point -> all.add(of(point)));
        tables.contrasts().stream()
                .filter(row -> row.kind() == RegimeContrast.Kind.DIFFERENCE && Double.isFinite(row.estimate()))
                .forEach(row -> all.add(of(row)));
        if (tables.contrasts().isEmpty()) {
            tables.estimates().stream()
                    .filter(row -> Double.isFinite(row.estimate()))
                    .forEach(row -> all.add(of(row)));
        }
        return all;
    }

    private static Quantity of(CurvePoint point) {
        boolean effect = Double.isFinite(point.tau()) && Double.isFinite(point.tauLow95()) && point.level() > 1;
        return new Quantity(
                point.estimator(),
                String.format(
                        Locale.ROOT,
                        "%s level %d (%.3g) at %s",
                        effect ? "the effect of" : "the mean outcome at",
                        point.level(),
                        point.treatment(),
                        TimePoint.of(point.time()).label()),
                Set.of(),
                point.time(),
                effect ? point.tau() : point.outcome(),
                (effect ? point.tauHigh95() - point.tauLow95() : point.high95() - point.low95()) / 2,
                point.reason());
    }

    private static Quantity of(RegimeContrast row) {
        return new Quantity(
                row.estimator(),
                "\"" + row.regime() + "\" against \"" + row.reference() + "\" at "
                        + TimePoint.of(row.time()).label(),
                Set.of(row.regime(), row.reference()),
                row.time(),
                row.estimate(),
                (row.high95() - row.low95()) / 2,
                "");
    }

    private static Quantity of(RegimeEstimate row) {
        return new Quantity(
                row.estimator(),
                "\"" + row.regime() + "\" at " + TimePoint.of(row.time()).label(),
                Set.of(row.regime()),
                row.time(),
                row.estimate(),
                (row.high95() - row.low95()) / 2,
                "");
    }
}
