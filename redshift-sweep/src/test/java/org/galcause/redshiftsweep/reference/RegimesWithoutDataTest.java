package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of regimes, and of single values at single times, that the data hold little or nothing of. */
class RegimesWithoutDataTest {

    private static final int UNITS = 240;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path to;

    private Path study(String treatment, String regimes, String... estimators) throws IOException {
        return Files.writeString(to.resolve("study.yaml"), """
                study: without-data
                data: {table: {path: table.csv, layout: wide, times: [1, 2]}}
                variables:
                  L: {columns: [L1, L2]}
                  A: {kind: %s, columns: [A1, A2]}
                  Y: {columns: [null, Y]}
                graph: |
                  L[t-1] -> L[t]
                  A[t-1] -> L[t], A[t], Y[t]
                  L[t] -> A[t], Y[t]
                  A[t] -> Y[t]
                question: {treatment: A, outcome: Y, at: last, regimes: %s}
                estimators:
                %suncertainty: {bootstrap: 0}
                """.formatted(
                        treatment, regimes, "  - " + String.join("\n  - ", estimators) + "\n"));
    }

    /** What the treatments are at two times, of a covariate and a number between 0 and 1. */
    private interface Treatment {
        String at(int time, double covariate, double chance);
    }

    private void writeTable(Treatment treatment) throws IOException {
        Random random = new Random(20261203);
        StringBuilder table = new StringBuilder("L1,A1,L2,A2,Y\n");
        for (int i = 0; i < UNITS; i++) {
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            table.append(first).append(',').append(treatment.at(1, first, random.nextDouble()));
            table.append(',').append(second).append(',').append(treatment.at(2, second, random.nextDouble()));
            table.append(',').append(first + second + random.nextGaussian()).append('\n');
        }
        Files.writeString(to.resolve("table.csv"), table);
    }

    private String said(int status, Path study) {
        return CommandLineRun.expectStatus(
                status, "run", study.toString(), "--to", to.resolve("run").toString(), "--quiet");
    }

    private double estimate(String estimator, String regime) {
        return ResultRows.of(to.resolve("run/estimates.csv"))
                .where("estimator", estimator, "regime", regime)
                .number("estimate");
    }

    @Test
    void aTreatmentThatTheCovariateDecidesIsSaidOfClassifications() throws IOException {
        writeTable((time, covariate, chance) -> covariate > 0 ? "1" : "0");
        Path study = study(
                "binary", "{never: {set: 0}, always: {set: 1}}", "ipw: {}", "tmle: {folds: 1}", "sdr: {folds: 1}");
        String said = said(0, study);
        for (String estimator : new String[] {"ipw", "tmle", "sdr"}) {
            assertThat(said)
                    .contains(estimator
                            + ": caution under always at time 2: the model of A as under the regime \"always\" is separated by the"
                            + " term L: its fitted mean runs to its upper limit as the term grows, so it is taken at that limit"
                            + " (time 1): positivity fails there");
        }
    }

    @Test
    void nothingIsSaidWhereEverybodyMayHaveEither() throws IOException {
        writeTable((time, covariate, chance) -> chance > 0.5 ? "1" : "0");
        Path study =
                study("binary", "{never: {set: 0}, always: {set: 1}}", "ipw: {}", "ice: {}", "msm: {}", "gformula: {}");
        assertThat(said(0, study)).doesNotContain("caution under");
    }

    @Test
    void aValueThatNobodyHasAtATime() throws IOException {
        writeTable((time, covariate, chance) -> time == 2 || chance > 0.5 ? "0" : "1");
        Path study = study(
                "binary",
                "{never: {set: 0}, always: {set: 1}}",
                "ice: {}",
                "ice: {name: pooled, fit: pooled}",
                "ice: {name: stratified, fit: stratified}",
                "msm: {treatment: {formula: L}, outcome: {formula: \"sum(A[..t])\"}}");
        assertThat(said(0, study))
                .contains("ice: no answer under always at time 2: no unit that is still followed has A = 1 at time 2")
                .contains(
                        "stratified: no answer under always at time 2: nobody follows the regime \"always\" until time 2, and fit:"
                                + " stratified regresses on followers only")
                .contains(
                        "msm: caution under always at time 2: nobody follows the regime \"always\" until time 2, so the answer is what"
                                + " the models make of other histories");
        assertThat(estimate("ice", "never")).isNotNaN();
        assertThat(estimate("stratified", "never")).isNotNaN();
    }

    /** The pseudo-outcomes are regressed by time, where the column of a value that nobody has drops out, as if it did nothing. */
    @Test
    void aValueThatNobodyHasBeforeTheTimeOfARegressionPooledOverTimes() throws IOException {
        writeTable((time, covariate, chance) -> time == 1 || chance > 0.5 ? "0" : "1");
        Path study = study(
                "binary", "{never: {set: 0}, always: {set: 1}}", "ice: {fit: pooled, outcome: {formula: \"L + A\"}}");
        assertThat(said(4, study))
                .contains(
                        "ice: no answer under always at time 2: no unit that is still followed has A = 1 at time 1: the data say nothing"
                                + " of this regime by time; ask another regime");
    }

    /** Without covariates the answer is the mean of the followers; nobody who does not follow needs a prediction. */
    @Test
    void levelsOfACategory() throws IOException {
        writeTable((time, covariate, chance) -> chance > 0.6 && time == 1 ? "z" : chance > 0.3 ? "x" : "y");
        Path study = study(
                "categorical",
                "{x: {set: x}, z: {set: z}}",
                "ice: {fit: stratified, outcome: {formula: \"A + A[t-1]\"}}",
                "ice: {name: by-time}");
        assertThat(said(4, study))
                .contains("ice: no answer under z at time 2: nobody follows the regime \"z\" until time 2")
                .contains("by-time: no answer under z at time 2: no unit that is still followed has A = z at time 2");
        double mean = Files.readAllLines(to.resolve("table.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].equals("x") && cells[3].equals("x"))
                .mapToDouble(cells -> Double.parseDouble(cells[4]))
                .average()
                .orElseThrow();
        assertThat(estimate("ice", "x")).isCloseTo(mean, within(1e-9));
        assertThat(estimate("by-time", "x")).isNotNaN();
    }

    @Test
    void aCategoryWhoseModelIsSeparatedNamesTermLevelAndDirection() throws IOException {
        writeTable((time, covariate, chance) -> covariate > 1 ? "z" : chance > 0.5 ? "x" : "y");
        assertThat(said(3, study("categorical", "{x: {set: x}, y: {set: y}}", "gformula: {}")))
                .contains(
                        "the multinomial model of A is separated by the term L: the odds of A = z against x run to infinity as the term"
                                + " grows");
    }
}
