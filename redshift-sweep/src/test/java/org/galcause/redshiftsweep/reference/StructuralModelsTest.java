package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
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
    @SuppressWarnings("NullAway.Init")
    static Path to;

    private static ResultRows run(String study, String file) {
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
     * A total effect beside competing events: weighted hazards of the event among those whom no competing event has kept from it, and of the
     * competing event; 400 units drawn by {@code rbinom} and {@code rnorm} (seed 20261125). Standard errors add up, by unit, what it moves in
     * both. With the same weights and competing events as losses the risk by the end under {@code never} would be 0.617.
     *
     * <pre>
     * h <- glm(Y ~ A + W + factor(t), quasibinomial, subset(at, C == 0 & D == 0), weights=w)
     * c <- glm(D ~ A + W + factor(t), quasibinomial, subset(at, C == 0), weights=w)
     * risk <- mean(sum_t (1 - c_t) h_t prod_{s < t} (1 - c_s) (1 - h_s))
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
        "msm, never, 1, 0.226365026948, 0.02805362412",
        "msm, never, 3, 0.444075661058, 0.04736073474",
        "msm, always, 2, 0.172191821097, 0.03118371305",
        "msm, always, 3, 0.204663910598, 0.03385685937",
        "by-time, never, 3, 0.417920800117, 0.05240537176",
        "by-time, always, 3, 0.219546627152, 0.04058456144"
    })
    void totalEffectBesideCompetingEvents(String estimator, String regime, String time, double risk, double error) {
        ResultRows row = run("competing", "estimates").where("estimator", estimator, "regime", regime, "time", time);
        assertThat(row.number("estimate")).isCloseTo(risk, CLOSE);
        assertThat(row.number("se")).isCloseTo(error, CLOSE);
        ResultRows competing = run("competing", "models").where("estimator", "msm", "model", "D/msm", "term", "A");
        assertThat(competing.number("estimate")).isCloseTo(0.87482717675186, CLOSE);
        assertThat(competing.number("se")).isCloseTo(0.235357808465, CLOSE);
        assertThat(competing.number("rows")).isEqualTo(688);
    }

    /** Differences and ratios of the risks of {@link #hazardsWithLosses}: the delta method on the coefficients' clustered covariance. */
    @ParameterizedTest
    @CsvSource({
        "1, difference, -0.1295531224, 0.0296847816",
        "2, ratio, 0.4119709204, 0.0775901302",
        "3, difference, -0.2473161305, 0.0575026219",
        "3, ratio, 0.4220242584, 0.0777628918"
    })
    void contrastsOfRisksHaveErrors(String time, String kind, double estimate, double error) throws IOException {
        Path structural = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/structural");
        Path file = to.resolve("against-never.yaml");
        Path results = to.resolve("against-never");
        if (!Files.exists(file)) {
            String study = Files.readString(structural.resolve("hazards.yaml"));
            Files.writeString(
                    file,
                    study.replace(
                                    "../losses/survival.csv",
                                    structural.resolve("../losses/survival.csv").toString())
                            .replace("reference: natural", "reference: never"));
            CommandLineRun.expectSuccess("run", file.toString(), "--to", results.toString(), "--quiet");
        }
        ResultRows row = ResultRows.of(results.resolve("contrasts.csv"))
                .where("estimator", "msm", "regime", "always", "time", time, "kind", kind);
        assertThat(row.number("estimate")).isCloseTo(estimate, within(1e-9));
        assertThat(row.number("se")).isCloseTo(error, within(1e-9));
    }

    /**
     * A treatment that is never left, losses, and units whose rows just end (106 of 250 before the last time); drawn by {@code
     * rbinom} and {@code rnorm} (seed 20261129), weights as by {@code ipw::ipwtm} with types "first" and "cens":
     *
     * <pre>
     * den <- glm(A ~ W + L, binomial, subset(d, A1 == 0));  cd <- glm(C ~ W + A + L, binomial, d)
     * f <- ifelse(A1 == 1, 1, ifelse(A == 1, q / p, (1 - q) / (1 - p))) * (1 - c0) / (1 - c)
     * m <- glm(Y ~ A, quasibinomial, subset(d, C == 0), weights = ave(f, id, FUN = cumprod));  vcovCL(m, id, "HC0")
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
        "msm, Y/msm, (intercept), -1.82937722739, 557",
        "msm, Y/msm, A, -1.24864888843, 557",
        "msm, A, L, 0.817138448103, 470",
        "msm, C, A, -0.0863705328293, 612",
        "unweighted, Y/msm, (intercept), -2.197224577336, 612",
        "unweighted, Y/msm, A, -0.643801306457, 612"
    })
    void anAbsorbingTreatmentLossesAndRowsThatEnd(
            String estimator, String model, String term, double estimate, int rows) {
        ResultRows row = run("absorbing", "models").where("estimator", estimator, "model", model, "term", term);
        assertThat(row.number("estimate")).isCloseTo(estimate, CLOSE);
        assertThat(row.number("rows")).isEqualTo(rows);
    }

    @Test
    void unitsWhoseRowsEndLeaveTheWeightsAndTheRegressions() {
        ResultRows effect = run("absorbing", "models").where("estimator", "msm", "model", "Y/msm", "term", "A");
        assertThat(effect.number("se")).isCloseTo(0.358257482200, CLOSE);
        ResultRows used = run("absorbing", "weights").where("estimator", "msm", "time", "4", "what", "used");
        assertThat(used.number("rows")).isEqualTo(41);
        assertThat(used.number("mean")).isCloseTo(0.906284850459, CLOSE);
        ResultRows ice = run("absorbing", "estimates").where("estimator", "ice", "time", "3");
        assertThat(ice.where("regime", "never").number("estimate")).isCloseTo(0.386021980881, CLOSE);
        assertThat(ice.where("regime", "always").number("estimate")).isCloseTo(0.157721022426, CLOSE);
    }

    @Test
    void aTreatmentThatIsLeftIsNotAbsorbing() throws IOException {
        Path structural = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/structural");
        String study = Files.readString(structural.resolve("hazards.yaml"))
                .replace(
                        "../losses/survival.csv",
                        structural.resolve("../losses/survival.csv").toString())
                .replace("treatment: {fit: pooled", "treatment: {family: absorbing-binomial, fit: pooled");
        Path file = Files.writeString(to.resolve("left.yaml"), study);
        assertThat(CommandLineRun.expectStatus(
                        3, "run", file.toString(), "--to", to.resolve("left").toString(), "--quiet"))
                .contains("The treatment A is 0 at t = 2 after 1 in ")
                .contains("family: absorbing-binomial says that it stays 1; write family: binomial.");
    }

    /** Who keeps the natural treatment has the ratio 1: {@code w <- ifelse(L1 > 0, A1 / p1, 1) * ifelse(L2 > 0, A2 / p2, 1)}; the mean is 0.998. */
    @ParameterizedTest
    @CsvSource({"treat-if, 1.39017714105", "late, 1.20093270454"})
    void byPropensityUnderARegimeThatKeepsTheNaturalTreatmentOfSome(String regime, double mean) {
        assertThat(run("kept", "estimates")
                        .where("estimator", "ipw", "regime", regime)
                        .number("estimate"))
                .isCloseTo(mean, CLOSE);
    }

    /** {@code rows: "t > 1"} in {@code models} is meant for simulations, which start from observed values; an estimator's own holds. */
    @ParameterizedTest
    @CsvSource({"msm, 0.92772356820529, 1.17148894170094", "later, 1.899451902584, 1.243636343157"})
    void aConditionThatLeavesNobodyAtATimeIsNotInherited(String estimator, double before, double now) {
        ResultRows model = run("kept", "models").where("estimator", estimator, "model", "Y/msm");
        assertThat(model.where("term", "A[t-1]").number("estimate")).isCloseTo(before, CLOSE);
        assertThat(model.where("term", "A").number("estimate")).isCloseTo(now, CLOSE);
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
            ResultRows row = run("categories", "models").where("estimator", "msm", "model", "Y/msm", "term", term);
            assertThat(row.number("estimate")).as(term).isCloseTo(expected[0], CLOSE);
            assertThat(row.number("se")).as(term).isCloseTo(expected[1], CLOSE);
        });
        assertThat(run("categories", "models")
                        .where("estimator", "msm", "model", "A/2", "time", "2", "term", "L")
                        .number("estimate"))
                .isCloseTo(1.036538067, CLOSE);
        ResultRows balance = run("categories", "diagnostics").where("estimator", "msm", "time", "2");
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

    /** Weighted differences of means of a binary treatment, weighted correlations of a continuous one, by {@code cov.wt} and by hand. */
    @Test
    void eachOfSeveralTreatmentsHasItsBalance() {
        double[][] expected = {{0.6177036912173, 0.04133021704936}, {0.4911690719052, -0.04513059730751}};
        String[] treatments = {"A", "D"};
        for (int k = 0; k < 2; k++) {
            ResultRows rows = run("two", "diagnostics");
            assertThat(rows.where("what", "balance-before/" + treatments[k] + ":L")
                            .number("value"))
                    .isCloseTo(expected[k][0], CLOSE);
            assertThat(rows.where("what", "balance-after/" + treatments[k] + ":L")
                            .number("value"))
                    .isCloseTo(expected[k][1], CLOSE);
        }
    }

    /**
     * The codes of a category's levels mean nothing, so balance is that of the level that is worst off, with its sign; 200 units drawn by {@code
     * rbinom} and {@code rnorm} (seed 20261201).
     *
     * <pre>
     * bal.tab(d["K"], treat=A, weights=w, un=TRUE, s.d.denom="pooled", binary="std")         # cobalt; of D: cov.wt of each level's indicator
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
        "nominal, before, 0.641650382603",
        "nominal, after, -0.0707216694502",
        "nominal-dose, before, 0.392813635353",
        "nominal-dose, after, -0.1782372946631"
    })
    void balanceOfACategoryIsThatOfItsWorstLevel(String study, String when, double expected) {
        ResultRows row = run(study, "diagnostics").where("what", "balance-" + when + "/K");
        assertThat(row.number("value")).isCloseTo(expected, CLOSE);
    }

    /**
     * M-estimation: all estimating equations at once, {@code psi} by unit with the weights a function of the parameters, derivatives by
     * central differences; 500 units drawn by {@code rbinom} and {@code rnorm} (seed 8).
     *
     * <pre>
     * psi <- function(t) cbind(scores of four treatment models at t, X * w(t) * (Y - X %*% beta))
     * B <- jacobian(function(t) colSums(psi(t)), that);  V <- solve(B) %*% crossprod(psi(that)) %*% t(solve(B))
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
        "A, (intercept), 0.005137114978792, 0.2500442624166, 0.2065307179569",
        "A, A[t-1], 0.927723568205296, 0.3199568640198, 0.2701827403655",
        "A, A, 1.171488941700932, 0.3144738589655, 0.1869413005054",
        "D, (intercept), 1.0019317679255, 0.1610761499279, 0.1499194290522",
        "D, D[t-1], 0.9925276208810, 0.1320047258085, 0.1142350664360",
        "D, D, 0.5940503846717, 0.1707055547144, 0.1355977723440"
    })
    void stackedErrorsKnowThatTheWeightsAreEstimated(
            String treatment, String term, double estimate, double robust, double stacked) {
        for (String estimator : new String[] {"robust", "stacked"}) {
            ResultRows row =
                    run("stacked-" + treatment, "models").where("estimator", estimator, "model", "Y/msm", "term", term);
            assertThat(row.number("estimate")).isCloseTo(estimate, CLOSE);
            assertThat(row.number("se")).isCloseTo(estimator.equals("robust") ? robust : stacked, CLOSE);
        }
    }

    /**
     * The same of the studies above: hazards weighted for treatment and for losses (four pooled models), a category (four multinomial ones), and
     * overlap weights of a category; analytic scores and {@code numDeriv::jacobian}.
     */
    @ParameterizedTest
    @CsvSource({
        "hazards, msm, '', A, 0.239647834799, 0.211861112002",
        "hazards, msm, '', factor(t)=3, 0.307610434019, 0.304510248248",
        "categories, msm, 2, A[t-1]=2, 0.255816882427, 0.208900363668",
        "categories, msm, 2, A=1, 0.236051338135, 0.161032716419",
        "overlap-categories, overlap, 1, (intercept), 0.203739385, 0.184930173565",
        "overlap-categories, overlap, 1, A=2, 0.281743180, 0.244739401137"
    })
    void stackedErrorsReachLossesAndCategories(
            String study, String estimator, String time, String term, double robust, double stacked) {
        ResultRows rows = run(study, "models").where("model", "Y/msm", "time", time, "term", term);
        assertThat(rows.where("estimator", estimator).number("se")).isCloseTo(robust, CLOSE);
        assertThat(rows.where("estimator", "stacked").number("se")).isCloseTo(stacked, CLOSE);
    }

    @Test
    void stackedErrorsOfARisk() {
        ResultRows risk = run("hazards", "estimates").where("estimator", "stacked", "regime", "never", "time", "3");
        assertThat(risk.number("se")).isCloseTo(0.04575157571, CLOSE);
    }

    /** {@code w <- ifelse(A == 1, 1 - p, p)} of a logistic model balances its covariates exactly; unweighted, the effect is 2.489. */
    @Test
    void overlapWeightsOfABinaryTreatment() {
        ResultRows models = run("overlap", "models").where("model", "Y/msm", "term", "A");
        assertThat(models.where("estimator", "naive").number("estimate")).isCloseTo(2.4891415764, CLOSE);
        assertThat(models.where("estimator", "robust").number("estimate")).isCloseTo(1.2964241520555, CLOSE);
        assertThat(models.where("estimator", "robust").number("se")).isCloseTo(0.2500283475651, CLOSE);
        assertThat(models.where("estimator", "stacked").number("se")).isCloseTo(0.2089654025517, CLOSE);
        ResultRows used = run("overlap", "weights").where("estimator", "robust", "what", "used");
        assertThat(used.number("max")).isCloseTo(0.84713034373, CLOSE);
        ResultRows balance = run("overlap", "diagnostics").where("estimator", "robust", "what", "balance-after/L[t]");
        assertThat(balance.number("value")).isCloseTo(0, Offset.offset(1e-12));
    }

    /** {@code w <- (1 / p[own]) / rowSums(1 / p)} with {@code nnet::multinom}. */
    @Test
    void overlapWeightsOfACategory() {
        double[][] expected = {{1.14576543, 0.20373938}, {0.34273760, 0.24404817}, {-0.90770010, 0.28174318}};
        String[] terms = {"(intercept)", "A=1", "A=2"};
        for (int k = 0; k < terms.length; k++) {
            ResultRows row = run("overlap-categories", "models")
                    .where("estimator", "overlap", "model", "Y/msm", "term", terms[k]);
            assertThat(row.number("estimate")).isCloseTo(expected[k][0], CLOSE);
            assertThat(row.number("se")).isCloseTo(expected[k][1], CLOSE);
        }
    }

    @Test
    void aProductOfOverlapWeightsIsRefused() throws IOException {
        Path structural = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/structural");
        String study = Files.readString(structural.resolve("stacked-A.yaml"))
                .replace("path: stacked.csv", "path: " + structural.resolve("stacked.csv"))
                .replace("extremes: none", "extremes: overlap");
        Path file = Files.writeString(to.resolve("product.yaml"), study);
        assertThat(CommandLineRun.expectStatus(
                        2, "run", file.toString(), "--to", to.resolve("product").toString(), "--quiet"))
                .contains("overlap weights are of one time, and a product over the 2 times stands for no population");
    }
}
