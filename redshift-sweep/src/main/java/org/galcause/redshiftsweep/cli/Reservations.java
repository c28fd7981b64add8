package org.galcause.redshiftsweep.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.ResultTables.Named;

/** Which regimes an estimator leaves without an answer, or answers with caution, or with doubtful weights, and why. */
final class Reservations {

    /** Diagnostics of weights that nobody should overlook. */
    private static final Set<String> OF_WEIGHTS = Set.of("ess", "weight-mean", "weight-share-max");

    private final ResultTables tables;

    Reservations(ResultTables tables) {
        this.tables = tables;
    }

    /** Of each estimator and reason, with the regimes and times. */
    List<String> refusals() {
        return sentences(Verdict.REFUSED, "no answer");
    }

    /** The same of answers that are to be taken with care. */
    List<String> cautions() {
        return sentences(Verdict.CAUTION, "caution");
    }

    /** Of each estimator whose weights are doubtful, a sentence with what is wrong at the last such time. */
    List<String> weights() {
        Map<String, List<Named<Diagnostic>>> byEstimator = tables.diagnostics().stream()
                .filter(row -> OF_WEIGHTS.contains(row.row().what())
                        && row.row().verdict() == Verdict.CAUTION
                        && !isRefused(
                                row.estimator(), row.row().regime(), row.row().time()))
                .collect(Collectors.groupingBy(Named::estimator, LinkedHashMap::new, Collectors.toList()));
        return byEstimator.values().stream().map(Reservations::doubtful).toList();
    }

    private static String doubtful(List<Named<Diagnostic>> rows) {
        Named<Diagnostic> last = rows.stream()
                .max(Comparator.comparingDouble(row -> row.row().time()))
                .orElseThrow();
        String reasons = rows.stream()
                .map(Named::row)
                .filter(row -> row.time() == last.row().time()
                        && row.regime().equals(last.row().regime()))
                .map(row -> row.reason().replaceFirst("\\.$", ""))
                .distinct()
                .collect(Collectors.joining("; "));
        String regime =
                last.row().regime().isEmpty() ? "" : " under " + last.row().regime();
        return last.estimator() + ": caution on its weights" + regime + " at time "
                + TimePoint.of(last.row().time()).label() + ": " + reasons
                + "; look at weights.csv, stabilise or winsorise them, or adjust for less";
    }

    private List<String> sentences(Verdict verdict, String what) {
        Map<String, List<Named<Diagnostic>>> groups = new LinkedHashMap<>();
        for (Named<Diagnostic> row : tables.diagnostics()) {
            Diagnostic diagnostic = row.row();
            if (diagnostic.what().equals(ResultTables.ESTIMATE) && diagnostic.verdict() == verdict) {
                groups.computeIfAbsent(row.estimator() + "\n" + alike(diagnostic), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return groups.values().stream().map(rows -> sentence(rows, what)).toList();
    }

    /** What refuses a regime until one time refuses it until all later ones; the first time is the one to hear of. */
    private static String alike(Diagnostic diagnostic) {
        String time = TimePoint.of(diagnostic.time()).label();
        return diagnostic.verdict() == Verdict.REFUSED
                ? diagnostic.reason().replace("until time " + time, "until some time")
                : diagnostic.reason();
    }

    private static String sentence(List<Named<Diagnostic>> rows, String what) {
        Named<Diagnostic> first = rows.get(0);
        String times =
                joined(rows.stream().map(row -> TimePoint.of(row.row().time()).label()));
        String regimes = joined(rows.stream().map(row -> row.row().regime()));
        return first.estimator() + ": " + what + " under " + regimes + " at time " + times + ": "
                + first.row().reason();
    }

    private static String joined(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(", "));
    }

    /** Whether some regime has no answer at some time from any estimator. */
    boolean isAnyLeft() {
        return tables.estimates().stream()
                .collect(Collectors.groupingBy(row -> row.regime() + "\n" + row.time()))
                .values()
                .stream()
                .anyMatch(rows -> rows.stream().allMatch(row -> isRefused(row.estimator(), row.regime(), row.time())));
    }

    private boolean isRefused(String estimator, String regime, double time) {
        return tables.diagnostics().stream()
                .anyMatch(row -> row.estimator().equals(estimator)
                        && row.row().what().equals(ResultTables.ESTIMATE)
                        && row.row().verdict() == Verdict.REFUSED
                        && row.row().regime().equals(regime)
                        && row.row().time() == time);
    }
}
