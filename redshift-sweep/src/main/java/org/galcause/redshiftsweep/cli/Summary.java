package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.ResultTables.Named;

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
            printPaths(out);
        }
        printCuts(out);
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
        for (double time : spread(times, TIMES)) {
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
            for (int level : spread(levels, LEVELS)) {
                rows.add(row(time, level, estimators));
            }
            print(rows, out);
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
                .map(p -> number(p.treatment()))
                .orElse(""));
        if (!truth.isEmpty()) {
            row.add(truth(time, level).map(t -> number(t.outcome())).orElse(""));
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
        return number(point.outcome()) + half(point.low95(), point.high95());
    }

    private static String half(double low, double high) {
        double half = (high - low) / 2;
        return Double.isNaN(half) ? "" : " (" + number(half) + ")";
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
            for (double time : spread(times, TIMES)) {
                List<String> row =
                        new ArrayList<>(List.of(regime, TimePoint.of(time).label()));
                estimators.forEach(e -> row.add(estimate(e, regime, time)));
                rows.add(row);
            }
        }
        print(rows, out);
        if (times.size() > TIMES) {
            out.println("  (" + TIMES + " of " + times.size() + " times; all are in estimates.csv)");
        }
    }

    private String estimate(String estimator, String regime, double time) {
        return tables.estimates().stream()
                .filter(r -> r.estimator().equals(estimator) && r.regime().equals(regime) && r.time() == time)
                .findFirst()
                .map(r -> number(r.estimate()) + half(r.low95(), r.high95()))
                .orElse("");
    }

    /** What the regimes really give on average: shifts add up where the treatment persists. By the first estimator that simulates it. */
    private void printPaths(PrintWriter out) {
        List<Named<Diagnostic>> means = tables.diagnostics().stream()
                .filter(row -> row.row().what().startsWith(Diagnostic.TREATMENT_MEAN))
                .toList();
        if (means.isEmpty()) {
            return;
        }
        String estimator = means.get(0).estimator();
        List<Diagnostic> own = means.stream()
                .filter(row -> row.estimator().equals(estimator))
                .map(Named::row)
                .toList();
        List<Double> times =
                spread(own.stream().map(Diagnostic::time).distinct().sorted().toList(), TIMES);
        out.println();
        out.println("mean treatment that each regime gives, by time (simulated by " + estimator + ")");
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("regime", "treatment"));
        times.forEach(time -> header.add("at " + TimePoint.of(time).label()));
        rows.add(header);
        own.stream()
                .map(row -> List.of(row.regime(), row.what().substring(Diagnostic.TREATMENT_MEAN.length())))
                .distinct()
                .forEach(pair -> rows.add(path(pair, times, own)));
        print(rows, out);
    }

    private static List<String> path(List<String> pair, List<Double> times, List<Diagnostic> means) {
        List<String> row = new ArrayList<>(pair);
        for (double time : times) {
            row.add(means.stream()
                    .filter(mean -> mean.regime().equals(pair.get(0))
                            && mean.what().equals(Diagnostic.TREATMENT_MEAN + pair.get(1))
                            && mean.time() == time)
                    .findFirst()
                    .map(mean -> number(mean.value()))
                    .orElse(""));
        }
        return row;
    }

    /** How answers that rest on weights move as more of the weights is cut off, at the last time. */
    private void printCuts(PrintWriter out) {
        List<Named<Diagnostic>> all = tables.diagnostics().stream()
                .filter(row -> row.row().what().startsWith(Diagnostic.WINSORISED))
                .toList();
        double last = all.stream().mapToDouble(row -> row.row().time()).max().orElse(Double.NaN);
        List<Named<Diagnostic>> rows =
                all.stream().filter(row -> row.row().time() == last).toList();
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        out.println("how the answer at " + TimePoint.of(last).label()
                + " moves as weights are winsorised at so many per cent at either end");
        List<String> cuts =
                rows.stream().map(row -> row.row().what()).distinct().toList();
        List<List<String>> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("estimator", "of"));
        cuts.forEach(cut -> header.add(cut.substring(Diagnostic.WINSORISED.length())));
        lines.add(header);
        rows.stream()
                .map(row -> List.of(row.estimator(), row.row().regime()))
                .distinct()
                .forEach(pair -> lines.add(cuts(pair, cuts, rows)));
        print(lines, out);
    }

    private static List<String> cuts(List<String> pair, List<String> cuts, List<Named<Diagnostic>> rows) {
        List<String> line = new ArrayList<>(pair);
        for (String cut : cuts) {
            line.add(rows.stream()
                    .filter(row -> row.estimator().equals(pair.get(0))
                            && row.row().regime().equals(pair.get(1))
                            && row.row().what().equals(cut))
                    .findFirst()
                    .map(row -> number(row.row().value()))
                    .orElse("-"));
        }
        return line;
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
        print(rows, out);
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
                number(Arrays.stream(errors).average().orElse(Double.NaN)),
                number(Arrays.stream(errors).max().orElse(Double.NaN)),
                points.isEmpty() ? "" : Math.round(100.0 * inside / points.size()) + " %");
    }

    private double truthOf(CurvePoint point) {
        return truth(point.time(), point.level()).map(TruthPoint::outcome).orElse(Double.NaN);
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, Math.abs(value) < 0.0995 ? "%.4f" : "%.3f", value);
    }

    /** At most {@code most} of some values, first and last included. */
    private static <T> List<T> spread(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get(Math.round((float) i * (all.size() - 1) / (most - 1))));
        }
        return some;
    }

    private static void print(List<List<String>> rows, PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int c = 0; c < columns; c++) {
                String cell = row.get(c);
                String space = " ".repeat(widths[c] - cell.length());
                line.append(c == 0 ? cell + space : space + cell).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
