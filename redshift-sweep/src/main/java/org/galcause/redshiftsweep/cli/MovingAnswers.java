package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.ResultTables.Named;

/** What answers rest on, on the terminal: the treatment that regimes really give, and how answers move as weights are cut off. */
final class MovingAnswers {

    private static final int TIMES = 4;

    private final ResultTables tables;

    MovingAnswers(ResultTables tables) {
        this.tables = tables;
    }

    void print(PrintWriter out) {
        if (!tables.estimates().isEmpty()) {
            printPaths(out);
        }
        printCuts(out);
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
        List<Named<Diagnostic>> own =
                means.stream().filter(row -> row.estimator().equals(estimator)).toList();
        List<Double> times = TextTable.spread(
                own.stream().map(row -> row.row().time()).distinct().sorted().toList(), TIMES);
        out.println();
        out.println("mean treatment that each regime gives, by time (simulated by " + estimator + ")");
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("regime", "treatment"));
        times.forEach(time -> header.add("at " + TimePoint.of(time).label()));
        rows.add(header);
        own.stream()
                .map(Named::row)
                .map(row -> List.of(row.regime(), row.what().substring(Diagnostic.TREATMENT_MEAN.length())))
                .distinct()
                .forEach(pair -> rows.add(line(pair, times, (row, time) -> isMean(row.row(), pair, time), own, "")));
        TextTable.print(rows, out);
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
                .forEach(pair -> lines.add(line(pair, cuts, (row, cut) -> isCut(row, pair, cut), rows, "-")));
        TextTable.print(lines, out);
    }

    private static boolean isMean(Diagnostic row, List<String> pair, double time) {
        return row.regime().equals(pair.get(0))
                && row.what().equals(Diagnostic.TREATMENT_MEAN + pair.get(1))
                && row.time() == time;
    }

    private static boolean isCut(Named<Diagnostic> row, List<String> pair, String cut) {
        return row.estimator().equals(pair.get(0))
                && row.row().regime().equals(pair.get(1))
                && row.row().what().equals(cut);
    }

    /** A line of numbers after the two cells that begin it; {@code absent} where there is none. */
    private static <T> List<String> line(
            List<String> pair,
            List<T> columns,
            BiPredicate<Named<Diagnostic>, T> isAt,
            List<Named<Diagnostic>> rows,
            String absent) {
        List<String> line = new ArrayList<>(pair);
        for (T column : columns) {
            line.add(rows.stream()
                    .filter(row -> isAt.test(row, column))
                    .findFirst()
                    .map(row -> TextTable.number(row.row().value()))
                    .orElse(absent));
        }
        return line;
    }
}
