package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.redshiftsweep.results.ResultTables;

/** The closing tables on the terminal: every estimator's answer side by side, beside the truth where it is known. */
final class Summary {

    private static final int TIMES = 4;
    private static final int LEVELS = 5;

    private final ResultTables tables;
    private final List<TruthPoint> truth;

    Summary(ResultTables tables, List<TruthPoint> truth) {
        this.tables = tables;
        this.truth = truth;
    }

    void print(PrintWriter out) {
        if (!tables.curves().isEmpty()) {
            printCurves(out);
        }
        if (!tables.estimates().isEmpty()) {
            printEstimates(out);
        }
        new MovingAnswers(tables).print(out);
        if (!truth.isEmpty()) {
            printAgainstTruth(out);
        }
    }

    private void printCurves(PrintWriter out) {
        List<String> estimators =
                tables.curves().stream().map(CurvePoint::estimator).distinct().toList();
        List<Double> times = tables.curves().stream()
                .map(CurvePoint::time)
                .distinct()
                .sorted()
                .toList();
        for (double time : TextTable.spread(times, TIMES)) {
            out.println();
            out.println(heading(time) + ": mean outcome at levels of the treatment (half width of the 95 % interval)");
            List<List<String>> rows = new ArrayList<>();
            rows.add(header(estimators));
            List<Integer> levels = tables.curves().stream()
                    .filter(p -> p.time() == time)
                    .map(CurvePoint::level)
                    .distinct()
                    .sorted()
                    .toList();
            for (int level : TextTable.spread(levels, LEVELS)) {
                rows.add(row(time, level, estimators));
            }
            TextTable.print(rows, out);
        }
    }

    private String heading(double time) {
        double redshift = tables.curves().stream()
                .filter(p -> p.time() == time)
                .mapToDouble(CurvePoint::redshift)
                .findFirst()
                .orElse(Double.NaN);
        String label = TimePoint.of(time).label();
        return Double.isNaN(redshift)
                ? "time " + label
                : String.format(Locale.ROOT, "snapshot %s (z = %.2f)", label, redshift);
    }

    private List<String> header(List<String> estimators) {
        List<String> header = new ArrayList<>(List.of("level", "treatment"));
        if (!truth.isEmpty()) {
            header.add("truth");
        }
        header.addAll(estimators);
        return header;
    }

    private List<String> row(double time, int level, List<String> estimators) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(level));
        row.add(estimators.stream()
                .flatMap(e -> point(e, time, level).stream())
                .findFirst()
                .map(p -> TextTable.number(p.treatment()))
                .orElse(""));
        if (!truth.isEmpty()) {
            row.add(truth(time, level).map(t -> TextTable.number(t.outcome())).orElse(""));
        }
        estimators.forEach(
                e -> row.add(point(e, time, level).map(Summary::answer).orElse("")));
        return row;
    }

    private Optional<CurvePoint> point(String estimator, double time, int level) {
        return tables.curves().stream()
                .filter(p -> p.estimator().equals(estimator) && p.time() == time && p.level() == level)
                .findFirst();
    }

    private Optional<TruthPoint> truth(double time, int level) {
        return truth.stream()
                .filter(t -> t.time() == time && t.level() == level)
                .findFirst();
    }

    private static String answer(CurvePoint point) {
        if (point.verdict() == Verdict.REFUSED) {
            return "refused";
        }
        return TextTable.number(point.outcome()) + half(point.low95(), point.high95());
    }

    private static String half(double low, double high) {
        double half = (high - low) / 2;
        return Double.isNaN(half) ? "" : " (" + TextTable.number(half) + ")";
    }

    private void printEstimates(PrintWriter out) {
        List<String> estimators = tables.estimates().stream()
                .map(RegimeEstimate::estimator)
                .distinct()
                .toList();
        List<String> regimes = tables.estimates().stream()
                .map(RegimeEstimate::regime)
                .distinct()
                .toList();
        List<Double> times = tables.estimates().stream()
                .map(RegimeEstimate::time)
                .distinct()
                .sorted()
                .toList();
        out.println();
        out.println("mean outcome or risk under each regime (half width of the 95 % interval)");
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("regime", "time"));
        header.addAll(estimators);
        rows.add(header);
        for (String regime : regimes) {
            for (double time : TextTable.spread(times, TIMES)) {
                List<String> row =
                        new ArrayList<>(List.of(regime, TimePoint.of(time).label()));
                estimators.forEach(e -> row.add(estimate(e, regime, time)));
                rows.add(row);
            }
        }
        TextTable.print(rows, out);
        if (times.size() > TIMES) {
            out.println("  (" + TIMES + " of " + times.size() + " times; all are in estimates.csv)");
        }
    }

    private String estimate(String estimator, String regime, double time) {
        return tables.estimates().stream()
                .filter(r -> r.estimator().equals(estimator) && r.regime().equals(regime) && r.time() == time)
                .findFirst()
                .map(r -> TextTable.number(r.estimate()) + half(r.low95(), r.high95()))
                .orElse("");
    }

    private void printAgainstTruth(PrintWriter out) {
        out.println();
        out.println("against the truth, over all supported levels of all times");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("estimator", "levels", "mean |error|", "worst |error|", "truth in 95 % interval"));
        for (String estimator :
                tables.curves().stream().map(CurvePoint::estimator).distinct().toList()) {
            rows.add(againstTruth(estimator));
        }
        TextTable.print(rows, out);
    }

    private List<String> againstTruth(String estimator) {
        List<CurvePoint> points = tables.curves().stream()
                .filter(p -> p.estimator().equals(estimator) && p.verdict() != Verdict.REFUSED)
                .filter(p -> truth(p.time(), p.level()).isPresent())
                .toList();
        double[] errors = points.stream()
                .mapToDouble(p -> Math.abs(p.outcome() - truthOf(p)))
                .toArray();
        long inside = points.stream()
                .filter(p -> p.low95() <= truthOf(p) && truthOf(p) <= p.high95())
                .count();
        return List.of(
                estimator,
                Integer.toString(points.size()),
                TextTable.number(Arrays.stream(errors).average().orElse(Double.NaN)),
                TextTable.number(Arrays.stream(errors).max().orElse(Double.NaN)),
                points.isEmpty() ? "" : Math.round(100.0 * inside / points.size()) + " %");
    }

    private double truthOf(CurvePoint point) {
        return truth(point.time(), point.level()).map(TruthPoint::outcome).orElse(Double.NaN);
    }
}
