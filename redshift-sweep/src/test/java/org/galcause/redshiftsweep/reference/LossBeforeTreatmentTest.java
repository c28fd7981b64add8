package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Units that are lost before their treatment is known. A model of losses by what only the others have would be fitted to those alone who are
 * not lost, and find that nobody ever is: it is refused, and one by what is known before gives the standardised mean, by counting 0.525.
 */
class LossBeforeTreatmentTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path to;

    @BeforeEach
    void writeTheTable() throws IOException {
        StringBuilder table = new StringBuilder("W,C,A,Y\n");
        cell(table, "0,1,,", 4);
        cell(table, "0,0,1,1", 2);
        cell(table, "0,0,1,0", 6);
        cell(table, "0,0,0,1", 3);
        cell(table, "0,0,0,0", 5);
        cell(table, "1,1,,", 10);
        cell(table, "1,0,1,1", 4);
        cell(table, "1,0,1,0", 1);
        cell(table, "1,0,0,1", 2);
        cell(table, "1,0,0,0", 3);
        Files.writeString(to.resolve("table.csv"), table);
    }

    private static void cell(StringBuilder table, String row, int times) {
        table.append((row + "\n").repeat(times));
    }

    private Path study(String estimator) throws IOException {
        return Files.writeString(to.resolve("study.yaml"), """
                study: loss-before-treatment
                data: {table: {path: table.csv, layout: wide, times: [1]}}
                variables:
                  W: {kind: binary, constant: true}
                  C: {kind: binary, columns: [C]}
                  A: {kind: binary, columns: [A]}
                  Y: {kind: binary, columns: [Y]}
                graph: |
                  W -> C[t], A[t], Y[t]
                  A[t] -> Y[t]
                question:
                  treatment: A
                  outcome: Y
                  at: last
                  censoring: {variable: C, lost: 1}
                  regimes: {always: {set: 1}, never: {set: 0}}
                estimators:
                  - %s
                uncertainty: {bootstrap: 0}
                """.formatted(estimator));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipw: {ratio: {method: propensity}}",
                "tmle: {folds: 1, ratio: {method: propensity}}",
                "msm: {outcome: {formula: A}}"
            })
    void aModelByWhatTheLostLackIsRefused(String estimator) throws IOException {
        assertThat(CommandLineRun.expectStatus(
                        3,
                        "run",
                        study(estimator).toString(),
                        "--to",
                        to.resolve("run").toString()))
                .contains("is missing at or before time 1 in 14 of the units that are lost then (C)")
                .contains(
                        "Where it comes before, give models: C a formula of what is known by then, or note it in the interval before");
    }

    /** Regressions and classifications look only at what is known before where the treatment is set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipw: {models: {C: {formula: W}}, ratio: {formula: W, method: propensity}}",
                "ipw: {models: {C: {formula: W}}, ratio: {formula: W, truncate: 1}}",
                "ipw: {ratio: {formula: W, truncate: 1}}",
                "ice: {outcome: {formula: W*A}}",
                "tmle: {folds: 1, models: {C: {formula: W}}, outcome: {formula: W*A}, ratio: {formula: W, method: propensity}}"
            })
    void aModelByWhatIsKnownBeforeServes(String estimator) throws IOException {
        CommandLineRun.expectSuccess(
                "run", study(estimator).toString(), "--to", to.resolve("run").toString(), "--quiet");
        assertThat(ResultRows.of(to.resolve("run/estimates.csv"))
                        .where("regime", "always")
                        .number("estimate"))
                .isCloseTo(0.525, within(1e-6));
    }

    /** The other way to say it: a time before the treatment's, at which the loss is noted and nothing is done. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipw: {ratio: {formula: W, method: propensity}}",
                "ipw: {ratio: {formula: W, truncate: 1}}",
                "ice: {outcome: {formula: W*A}}",
                "ice: {fit: stratified, outcome: {formula: W}}",
                "tmle: {folds: 1, outcome: {formula: W*A}, ratio: {formula: W, method: propensity}}",
                "sdr: {folds: 1, outcome: {formula: W*A}, ratio: {formula: W, truncate: 1}}",
                "msm: {treatment: {formula: W}, numerator: none, extremes: none, outcome: {formula: A}}"
            })
    void aTreatmentThatIsNotMeasuredAtTheTimeOfTheLoss(String estimator) throws IOException {
        Path study = study(estimator);
        Files.writeString(
                study,
                Files.readString(study)
                        .replace("times: [1]", "times: [0, 1]")
                        .replace("columns: [C]", "columns: [C, null]")
                        .replace("columns: [A]", "columns: [null, A]")
                        .replace("columns: [Y]", "columns: [null, Y]")
                        .replace("{set: 1}", "{set: 1, from: 1}")
                        .replace("{set: 0}", "{set: 0, from: 1}"));
        String said = CommandLineRun.expectStatus(
                0, "run", study.toString(), "--to", to.resolve("run").toString(), "--quiet");
        assertThat(said).doesNotContain("nobody follows");
        assertThat(ResultRows.of(to.resolve("run/estimates.csv"))
                        .where("regime", "always")
                        .number("estimate"))
                .isCloseTo(0.525, within(1e-6));
    }

    @Test
    void aCovariateThatTheLostLackIsNamed() throws IOException {
        String columns = Files.readString(to.resolve("table.csv"))
                .replace("W,C,A,Y", "W,C,A,Y,L")
                .replaceAll("(?m)^(.),1,,$", "$1,1,,,")
                .replaceAll("(?m)^(.),0,(.),(.)$", "$1,0,$2,$3,$3");
        Files.writeString(to.resolve("table.csv"), columns);
        Path study = study("ice: {outcome: {family: gaussian, formula: L + A}}");
        Files.writeString(
                study,
                Files.readString(study)
                        .replace("  A: {kind", "  L: {columns: [L]}\n  A: {kind")
                        .replace("C[t], A[t], Y[t]\n", "C[t], A[t], Y[t]\n  L[t] -> A[t], Y[t]\n"));
        assertThat(CommandLineRun.expectStatus(
                        3, "run", study.toString(), "--to", to.resolve("run").toString()))
                .contains(
                        "a regressor of Y is missing at or before time 1 in 14 units that are lost in that interval, and a loss comes after"
                                + " the treatment of its interval; where it comes before, note it in the interval before");
    }
}
