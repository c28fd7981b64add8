package org.galcause.redshiftsweep.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.ResultTables.Named;

/** Which regimes an estimator leaves without an answer, or answers with caution, and why. */
final class UnansweredRegimes {

    private final ResultTables tables;

    UnansweredRegimes(ResultTables tables) {
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

    private List<String> sentences(Verdict verdict, String what) {
        Map<String, List<Named<Diagnostic>>> groups = new LinkedHashMap<>();
        for (Named<Diagnostic> row : tables.diagnostics()) {
            Diagnostic diagnostic = row.row();
            if (diagnostic.what().equals(ResultTables.ESTIMATE) && diagnostic.verdict() == verdict) {
                groups.computeIfAbsent(row.estimator() + "\n" + diagnostic.reason(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return groups.values().stream().map(rows -> sentence(rows, what)).toList();
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
                .anyMatch(rows -> rows.stream().allMatch(this::isRefused));
    }

    private boolean isRefused(RegimeEstimate estimate) {
        return tables.diagnostics().stream()
                .anyMatch(row -> row.estimator().equals(estimate.estimator())
                        && row.row().what().equals(ResultTables.ESTIMATE)
                        && row.row().verdict() == Verdict.REFUSED
                        && row.row().regime().equals(estimate.regime())
                        && row.row().time() == estimate.time());
    }
}
