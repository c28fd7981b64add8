package org.galcause.redshiftsweep.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.galcause.causalmodel.NormalQuantile;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.redshiftsweep.results.ResultTables;

/**
 * Regimes that differ in one number, as {@code more: {shift: [-0.5, 0.25, 0.5]}} makes them, as a curve over that number; its effect is the difference
 * from the study's reference regime. Intervals of 68 % are normal, of the tables' standard errors.
 */
final class DoseCurves {

    private static final int FEWEST = 3;
    private static final double NARROW = NormalQuantile.of(0.84);

    private final ResultTables tables;
    private final List<TimePoint> times;

    DoseCurves(ResultTables tables, List<TimePoint> times) {
        this.tables = tables;
        this.times = times;
    }

    /** By the name that a list of numbers was written under; only lists of three numbers or more. */
    Map<String, List<CurvePoint>> all() {
        Map<String, List<RegimeEstimate>> lists = new LinkedHashMap<>();
        for (RegimeEstimate row : tables.estimates()) {
            if (number(row.regime()).isPresent()) {
                lists.computeIfAbsent(list(row.regime()), name -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        lists.forEach((name, rows) -> {
            List<Double> numbers = rows.stream()
                    .map(row -> number(row.regime()).orElseThrow())
                    .distinct()
                    .sorted()
                    .toList();
            if (numbers.size() >= FEWEST) {
                curves.put(name, rows.stream().map(row -> point(row, numbers)).collect(Collectors.toList()));
            }
        });
        return curves;
    }

    private static String list(String regime) {
        return regime.substring(0, regime.lastIndexOf('='));
    }

    private static OptionalDouble number(String regime) {
        int at = regime.lastIndexOf('=');
        if (at < 1 || !regime.substring(at + 1).matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(regime.substring(at + 1)));
    }

    private CurvePoint point(RegimeEstimate row, List<Double> numbers) {
        double number = number(row.regime()).orElseThrow();
        double half = NARROW * row.standardError();
        Optional<RegimeContrast> against = tables.contrasts().stream()
                .filter(contrast -> contrast.estimator().equals(row.estimator())
                        && contrast.regime().equals(row.regime())
                        && contrast.time() == row.time()
                        && contrast.kind() == RegimeContrast.Kind.DIFFERENCE)
                .findFirst();
        double effect = against.map(RegimeContrast::estimate).orElse(Double.NaN);
        double effectHalf = NARROW * against.map(RegimeContrast::standardError).orElse(Double.NaN);
        boolean refused = !Double.isFinite(row.estimate());
        return new CurvePoint(
                row.estimator(),
                row.time(),
                redshift(row.time()),
                numbers.indexOf(number) + 1,
                number,
                row.estimate(),
                row.estimate() - half,
                row.estimate() + half,
                row.low95(),
                row.high95(),
                effect,
                effect - effectHalf,
                effect + effectHalf,
                against.map(RegimeContrast::low95).orElse(Double.NaN),
                against.map(RegimeContrast::high95).orElse(Double.NaN),
                refused ? Verdict.REFUSED : Verdict.TRUSTED,
                refused ? "no estimate under this regime" : "");
    }

    private double redshift(double time) {
        return times.stream()
                .filter(at -> at.time() == time)
                .mapToDouble(TimePoint::redshift)
                .findFirst()
                .orElse(Double.NaN);
    }
}
