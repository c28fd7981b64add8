package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.galcause.redshiftsweep.study.ProjectFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marginal structural models on tables of our own (drawn in R), against ipw 1.2.1, nnet and sandwich in R 4. */
class StructuralModelsTest {

    private static final Offset<Double> CLOSE = Offset.offset(5e-7);

    @TempDir
    Path to;

    private ResultRows run(String study, String file) {
        Path path = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/structural/" + study + ".yaml");
        if (!to.resolve(study).toFile().exists()) {
            CommandLineRun.expectSuccess(
                    "run", path.toString(), "--to", to.resolve(study).toString(), "--quiet");
        }
        return ResultRows.of(to.resolve(study).resolve(file + ".csv"));
    }

    /**
     * Hazards by pooled logistic regression, weighted for treatment and for losses; {@code long} is the table with a row for each time.
     *
     * <pre>
     * tw <- ipwtm(A, "binomial", "logit", ~B+Ap+factor(t), ~W+B+Ap+L+Lp+factor(t), id, timevar=t, type="all", data=long)
     * cw <- ipwtm(C, "binomial", "logit", ~B+Ap+factor(t), ~W+B+A+L+factor(t), id, timevar=t, type="cens", data=long)
     * m <- glm(Y~A+factor(t), quasibinomial, subset(long, C==0), weights=tw*cw, control=list(epsilon=1e-15))
     * vcovCL(m, cluster=id, type="HC0", cadjust=FALSE)      # and 1 - cumprod(1 - predict(m)) by the delta method
     * </pre>
     */
    @Test
    void hazardsWithLosses() {
        Map<String, double[]> terms = Map.of(
                "(intercept)", new double[] {-1.313959821073, 0.178780521913},
                "A", new double[] {-1.097912321979, 0.239647834799},
                "factor(t)=2", new double[] {-0.128317231026, 0.353460512222},
                "factor(t)=3", new double[] {-0.855105625168, 0.307610434019});
        terms.forEach((term, expected) -> {
            ResultRows row = run("hazards", "models").where("estimator", "msm", "model", "Y/msm", "term", term);
            assertThat(row.number("estimate")).as(term).isCloseTo(expected[0], CLOSE);
            assertThat(row.number("se")).as(term).isCloseTo(expected[1], CLOSE);
        });
        ResultRows losses = run("hazards", "models").where("estimator", "msm", "model", "C", "term", "L");
        assertThat(losses.number("estimate")).isCloseTo(0.331399715070, CLOSE);
        assertThat(run("hazards", "models")
                        .where("estimator", "msm", "model", "C/numerator", "term", "B")
                        .number("estimate"))
                .isCloseTo(0.368981087897, CLOSE);
        ResultRows last = run("hazards", "weights").where("estimator", "msm", "time", "2", "what", "cumulative");
        assertThat(last.number("mean")).isCloseTo(1.0029739988563, CLOSE);
        assertThat(last.number("max")).isCloseTo(13.5044115613, CLOSE);
        assertThat(last.number("rows")).isEqualTo(363);
        assertThat(run("hazards", "models")
                        .where("estimator", "wins", "model", "Y/msm", "term", "A")
                        .number("estimate"))
                .isCloseTo(-0.961419082329, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "never, 1, 0.211824977171, 0.0298483188538",
        "never, 3, 0.427900537575, 0.0525732160952",
        "always, 2, 0.149347084183, 0.0226852397331",
        "always, 3, 0.180584407074, 0.0258409687105"
    })
    void risksFollowFromHazards(String regime, String time, double risk, double error) {
        ResultRows row = run("hazards", "estimates").where("estimator", "msm", "regime", regime, "time", time);
        assertThat(row.number("estimate")).isCloseTo(risk, CLOSE);
        assertThat(row.number("se")).isCloseTo(error, CLOSE);
    }

    /**
     * A treatment of three levels; weights by {@code nnet::multinom} (converged to 1e-14), balance as cobalt defines it for several groups.
     *
     * <pre>
     * w <- p(A1) / p(A1 | L1) * p(A2 | A1) / p(A2 | A1, L2, L1);  m <- lm(Y ~ factor(A1) + factor(A2), weights=w);  vcovHC(m, "HC0")
     * </pre>
     */
    @Test
    void aCategoricalTreatment() {
        Map<String, double[]> terms = Map.of(
                "(intercept)", new double[] {0.292510041951, 0.221398955549},
                "A[t-1]=1", new double[] {0.245312606897, 0.244468603195},
                "A[t-1]=2", new double[] {-0.957244882450, 0.255816882427},
                "A=1", new double[] {0.966340428026, 0.236051338135},
                "A=2", new double[] {1.378087999351, 0.250426485488});
        terms.forEach((term, expected) -> {
            ResultRows row = run("categories", "models").where("model", "Y/msm", "term", term);
            assertThat(row.number("estimate")).as(term).isCloseTo(expected[0], CLOSE);
            assertThat(row.number("se")).as(term).isCloseTo(expected[1], CLOSE);
        });
        assertThat(run("categories", "models")
                        .where("model", "A/2", "time", "2", "term", "L")
                        .number("estimate"))
                .isCloseTo(1.036538067, CLOSE);
        ResultRows balance = run("categories", "diagnostics").where("time", "2");
        assertThat(balance.where("what", "balance-before/L[t]").number("value")).isCloseTo(1.05955101879, CLOSE);
        assertThat(balance.where("what", "balance-after/L[t]").number("value")).isCloseTo(0.172551554156, CLOSE);
    }

    /**
     * Two treatments of one time, the second given the first: {@code w <- p(A) / p(A | L) * dnorm(D | A) / dnorm(D | L, A)}, {@code lm(Y ~ A + D,
     * weights=w)}; unweighted, the coefficient of A is 1.307 and of D 0.848.
     */
    @Test
    void severalTreatments() {
        double[][] expected = {
            {-0.00521075810428, 0.172881720934}, {1.23305456892, 0.167452058484}, {0.394348614804, 0.153731938967}
        };
        String[] terms = {"(intercept)", "A", "D"};
        for (int k = 0; k < terms.length; k++) {
            ResultRows row = run("two", "models").where("model", "Y/msm", "term", terms[k]);
            assertThat(row.number("estimate")).isCloseTo(expected[k][0], CLOSE);
            assertThat(row.number("se")).isCloseTo(expected[k][1], CLOSE);
        }
        assertThat(run("two", "weights").where("what", "used").number("max")).isCloseTo(12.9429174617, CLOSE);
        assertThat(run("two", "estimates").where("regime", "both").number("estimate"))
                .isCloseTo(expected[0][0] + expected[1][0] + 2 * expected[2][0], CLOSE);
    }
}
