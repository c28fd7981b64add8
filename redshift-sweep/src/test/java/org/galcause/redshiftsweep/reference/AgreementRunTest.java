package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.Randomness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world in which the confounder L and the treatment A feed back on each other, put to all estimators at once through the command line. */
class AgreementRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final String STUDY = """
            study: agreement
            data:
              table: {path: feedback.csv, id: id, time: t}
            variables:
              L: {}
              A: {}
              Y: {}
            graph: |
              L[t-1] -> L[t]
              A[t-1] -> L[t], A[t], Y[t]
              L[t] -> A[t], Y[t]
              A[t] -> Y[t]
            question:
              treatment: A
              outcome: Y
              at: last
            """;

    @BeforeAll
    static void writeTheTable() throws IOException {
        StringBuilder table = new StringBuilder("id,t,L,A,Y\n");
        long key = Randomness.key(3, "feedback");
        for (int i = 0; i < 1500; i++) {
            double l = 0;
            double a = 0;
            for (int t = 0; t < 3; t++) {
                long own = Randomness.with(Randomness.with(key, i), t);
                double before = a;
                l = 0.5 * l + 0.4 * before + Randomness.normal(own, 0);
                a = 0.5 * l + 0.3 * before + Randomness.normal(own, 1);
                double y = 1 + 0.7 * a + 1.5 * l - 0.2 * before + 0.5 * Randomness.normal(own, 2);
                table.append(i).append(',').append(t).append(',').append(l);
                table.append(',').append(a).append(',').append(y).append('\n');
            }
        }
        Files.writeString(folder.resolve("feedback.csv"), table);
    }

    private static String run(String name, String rest) throws IOException {
        Path study = folder.resolve(name + ".yaml");
        Files.writeString(study, STUDY + rest);
        return CommandLineRun.expectSuccess(
                "run", study.toString(), "--to", folder.resolve(name).toString(), "--quiet", "--master", "local[2]");
    }

    @Test
    void aCurveFromEveryEstimatorAndASentenceOnTheOneThatAdjustsForNothing() throws IOException {
        String out = run("curves", """
                  levels: {path: constant, values: [-0.5, 0, 0.5]}
                estimators: [naive, msm, gformula, ice, ipw, tmle, sdr]
                uncertainty: {bootstrap: 40}
                """);
        assertThat(out)
                .containsPattern("level +treatment +naive +msm +gformula +ice +ipw +tmle +sdr")
                .contains("agreement of the estimators")
                .contains(
                        "gformula, ice, tmle, sdr agree: nowhere do two of them differ by more than their 95 % bands together")
                .containsPattern(
                        "CAUTION: naive differs from [a-z, ]+ beyond their bands in 3 of 3 places, most from [a-z]+ on the effect"
                                + " of level 3 \\(0.500\\) at 2: ")
                .contains("Likely reason: naive adjusts for nothing, so what it adds is confounding");
        for (Map<String, String> row :
                ResultRows.of(folder.resolve("curves/curves.csv")).rows()) {
            assertThat(row.get("outcome")).as("%s", row).isNotEmpty();
            assertThat(row.get("low95")).as("%s", row).isNotEmpty();
            boolean smoothed = List.of("ipw", "tmle", "sdr").contains(row.get("estimator"));
            boolean heavy = "msm".equals(row.get("estimator"));
            assertThat(row.get("verdict")).isEqualTo(smoothed || heavy ? "CAUTION" : "TRUSTED");
            assertThat(row.getOrDefault("reason", "").contains("Heavy weights: "))
                    .as("%s", row)
                    .isEqualTo(heavy);
            assertThat(row.getOrDefault("reason", "").contains("smoothed: "))
                    .as("%s", row)
                    .isEqualTo(smoothed);
        }
    }

    @Test
    void shiftCurvesFromEveryEstimatorThatAnswersThem() throws IOException {
        String out = run("shifts", """
                  regimes:
                    natural: natural
                    more: {shift: [-0.4, 0.2, 0.4]}
                  reference: natural
                estimators: [gformula, ice, ipw, {tmle: {folds: 2, outcome: {learner: spline}}}, {sdr: {folds: 2, outcome: {super: [glm, elastic-net]}}}]
                uncertainty: {bootstrap: 0}
                """);
        ResultRows estimates = ResultRows.of(folder.resolve("shifts/estimates.csv"));
        double natural = 0;
        for (String estimator : List.of("gformula", "ice", "ipw", "tmle", "sdr")) {
            natural =
                    estimates.where("estimator", estimator, "regime", "natural").number("estimate");
            double more = estimates
                            .where("estimator", estimator, "regime", "more=0.4")
                            .number("estimate")
                    - natural;
            double less = estimates
                            .where("estimator", estimator, "regime", "more=-0.4")
                            .number("estimate")
                    - natural;
            assertThat(more).as(estimator).isBetween(0.6, 1.1);
            assertThat(less).as(estimator).isBetween(-1.1, -0.6);
        }
        assertThat(out).contains("agreement of the estimators").contains("ipw, tmle, sdr");
        assertThat(folder.resolve("shifts/figures/curve-more-2.svg")).isRegularFile();
        ResultRows drawn = ResultRows.of(folder.resolve("shifts/figures/curve-more-2.csv"));
        assertThat(drawn.where("estimator", "sdr", "level", "3").number("treatment"))
                .isEqualTo(0.4);
    }

    @Test
    void withoutIntervalsNothingIsClaimed() throws IOException {
        String out = run("bare", """
                  regimes:
                    natural: natural
                    one: {set: 1}
                estimators: [gformula, ice]
                uncertainty: {bootstrap: 0}
                """);
        assertThat(out).contains("without intervals (bootstrap: 0) nobody can say whether the estimators agree");
    }
}
