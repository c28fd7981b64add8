package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.galcause.redshiftsweep.reference.ReferenceCase.assertEqual;
import static org.galcause.redshiftsweep.reference.ReferenceCase.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies of {@code studies/reference} give the numbers that established packages have printed. */
class ReferenceCasesTest {

    private static final double DETERMINISTIC = 1e-6;
    private static final double MONTE_CARLO_COEFFICIENTS = 1e-5;
    private static final List<String> WEIGHT_COLUMNS =
            List.of("min", "q01", "q05", "q25", "q50", "q75", "q95", "q99", "max", "mean", "sd", "ess");

    @TempDir
    Path to;

    @Test
    void monteCarloContinuousOutcome() {
        ReferenceCase done = ReferenceCase.run("mc_continuous_eof_normal", to);
        Map<String, String> regimes =
                Map.of("Natural course", "natural", "Never treat", "never", "Always treat", "always");
        assertSimulated(done, regimes);
        assertCoefficients(done, "L2", "A", "Y");
        assertSigma(done, "L2", "Y");
    }

    @Test
    void monteCarloSurvival() {
        ReferenceCase done = ReferenceCase.run("mc_survival_basicdata_nocomp", to);
        Map<String, String> regimes =
                Map.of("Natural course", "natural", "Never treat", "never", "Always treat", "always");
        assertSimulated(done, regimes);
        assertCoefficients(done, "L1", "L2", "A", "Y");
        assertSigma(done, "L2");
    }

    @Test
    void monteCarloContinuousTreatment() {
        ReferenceCase done = ReferenceCase.run("mc_binary_eof_continuous_treatment", to);
        assertSimulated(
                done,
                Map.of(
                        "Natural course", "natural",
                        "Threshold lower bound 1", "least",
                        "Shift -0.5", "down",
                        "Shift +0.5", "up",
                        "Dose -2", "dose=-2",
                        "Dose -1", "dose=-1",
                        "Dose 0", "dose=0",
                        "Dose 1", "dose=1",
                        "Dose 2", "dose=2"));
        assertCoefficients(done, "cov1", "treat", "outcome");
        JsonNode parts = done.expected().get("coefficients").get("cov2");
        assertTerms(done, "cov2/zero", parts.get(0));
        assertTerms(done, "cov2/positive", parts.get(1));
        assertSigma(done, "treat");
    }

    @Test
    void iteratedExpectation() {
        ReferenceCase done = ReferenceCase.run("ice_continuous_eof_static", to);
        done.expected().properties().forEach(entry -> {
            String[] regimeAndEstimator = entry.getKey().split("_");
            double ours = done.rows("estimates")
                    .where("estimator", regimeAndEstimator[1], "regime", regimeAndEstimator[0])
                    .number("estimate");
            assertEqual(entry.getKey(), ours, entry.getValue().get("ice").asDouble(), DETERMINISTIC);
        });
    }

    /**
     * gfoRmulaICE leaves rows with a competing event out of its first regression, and so ignores competing events of the horizon's own
     * interval: natural course 0.1137 at time 0, where the weighted observed risk is 0.1016. The numbers here are its regressions with the
     * outcome 0 where the competing event came first, recomputed in R.
     */
    @Test
    void iteratedExpectationWithCompetingEventsAndCensoring() {
        ReferenceCase done = ReferenceCase.run("ice_pooled_classical_total_compdata", to);
        Map<String, double[]> risks = Map.of(
                "natural", new double[] {0.10064634166, 0.159064874239, 0.194802841196, 0.225534694895},
                "static", new double[] {0.074480407692, 0.133822224293, 0.173911438111, 0.212460242969},
                "low", new double[] {0.075592212495, 0.106761181738, 0.128099354806, 0.143696810013},
                "dynamic", new double[] {0.102856300598, 0.177113919947, 0.21807701224, 0.249548138744});
        risks.forEach((regime, expected) -> {
            for (int time = 0; time < expected.length; time++) {
                double ours = done.rows("estimates")
                        .where("regime", regime, "time", Integer.toString(time))
                        .number("estimate");
                assertEqual(regime + " " + time, ours, expected[time], 1e-9);
            }
        });
    }

    @Test
    void sequentiallyDoublyRobustAndWeighted() {
        ReferenceCase done = ReferenceCase.run("tmle_sdr_simt4_shift", to);
        for (String k : List.of("", "-k0")) {
            JsonNode expected = done.expected().get("minus1" + k.replace('-', '_'));
            assertEstimate(done, "sdr" + k, "minus1", "4", expected.get("peer").get("sdr"));
            JsonNode own = expected.get("own_recomputation");
            assertNear(
                    done.rows("estimates")
                            .where("estimator", "ipw" + k, "regime", "minus1")
                            .number("estimate"),
                    own.get("ipw_hajek").asDouble());
            for (int t = 0; t < 4; t++) {
                ResultRows factor = done.rows("weights")
                        .where(
                                "estimator",
                                "ipw" + k,
                                "regime",
                                "minus1",
                                "what",
                                "factor",
                                "time",
                                Integer.toString(t + 1));
                assertNear(
                        factor.number("mean"),
                        own.get("ratio_summary").get("mean").get(t).asDouble());
                assertNear(
                        factor.number("max"),
                        own.get("ratio_summary").get("max").get(t).asDouble());
            }
        }
    }

    @Test
    void targetedMinimumLossOfRisks() {
        ReferenceCase done = ReferenceCase.run("ltmle_longitudinal_survival", to);
        for (String form : List.of("short", "lagA", "full")) {
            for (String regime : List.of("never", "always")) {
                JsonNode peer = done.expected()
                        .get(form + (regime.equals("never") ? "_abar0" : "_abar1"))
                        .get("peer");
                assertEstimate(done, "tmle-" + form, regime, "3", peer.get("tmle"));
                assertNear(
                        done.rows("estimates")
                                .where("estimator", "ice-" + form, "regime", regime)
                                .number("estimate"),
                        peer.get("gcomp").get("estimate").asDouble());
                assertNear(
                        done.rows("estimates")
                                .where("estimator", "ipw", "regime", regime)
                                .number("estimate"),
                        peer.get("iptw").get("estimate").asDouble());
            }
        }
    }

    private static void assertEstimate(
            ReferenceCase done, String estimator, String regime, String time, JsonNode expected) {
        ResultRows row = done.rows("estimates").where("estimator", estimator, "regime", regime, "time", time);
        assertNear(row.number("estimate"), expected.get("estimate").asDouble());
        assertNear(row.number("se"), expected.get("se").asDouble());
    }

    private static void assertNear(double ours, double theirs) {
        assertThat(ours).isCloseTo(theirs, Assertions.within(2e-6));
    }

    @Test
    void weightsOfAContinuousTreatment() {
        ReferenceCase done = ReferenceCase.run("iptw_continuous_longitudinal", to);
        JsonNode expected = done.expected();
        for (int time = 0; time < 7; time++) {
            assertWeights(done, expected.get("weights_by_time").get(time), "weighted", "factor", time);
        }
        assertWeights(done, expected.get("product"), "weighted", "cumulative", 6);
        assertWeights(done, expected.get("truncated"), "truncated", "used", 6);
        double kept = done.rows("weights")
                .where("estimator", "trimmed", "what", "used", "time", "6")
                .number("rows");
        assertThat(kept).isEqualTo(expected.get("trimmed_rows").asDouble());
        expected.get("msm").properties().forEach(entry -> {
            String estimator = entry.getKey().replace("quadratic_truncated", "quadratic");
            assertStructuralModel(
                    done,
                    estimator,
                    entry.getValue().get("coef"),
                    entry.getValue().get("se"));
        });
        assertCurve(done, "truncated", "truncated_linear");
        assertCurve(done, "quadratic", "truncated_quadratic");
    }

    @Test
    void weightsOfABinaryTreatment() {
        ReferenceCase done = ReferenceCase.run("iptw_msm_three_times", to);
        assertWeights(done, done.expected().get("weights_unstabilised"), "unstabilised", "cumulative", 3);
        assertWeights(done, done.expected().get("weights_stabilised"), "additive", "cumulative", 3);
        for (JsonNode mean : done.expected().get("potential_outcome_means")) {
            String regime = "r" + mean.get("A_1").asText() + mean.get("A_2").asText()
                    + mean.get("A_3").asText();
            for (String estimator : List.of("additive", "saturated")) {
                double ours = done.rows("estimates")
                        .where("estimator", estimator, "regime", regime)
                        .number("estimate");
                assertEqual(estimator + " " + regime, ours, mean.get(estimator).asDouble(), DETERMINISTIC);
            }
        }
        JsonNode additive = done.expected().get("additive_msm");
        Map<String, String> terms = Map.of("(Intercept)", "(intercept)", "A_1", "A[t-2]", "A_2", "A[t-1]", "A_3", "A");
        terms.forEach((peers, ours) -> {
            ResultRows row = done.rows("models").where("estimator", "additive", "model", "Y/msm", "term", ours);
            assertEqual(
                    peers,
                    row.number("estimate"),
                    additive.get("coef").get(peers).asDouble(),
                    DETERMINISTIC);
            assertEqual(
                    peers, row.number("se"), additive.get("se_hc0").get(peers).asDouble(), DETERMINISTIC);
        });
    }

    private static void assertSimulated(ReferenceCase done, Map<String, String> regimes) {
        for (JsonNode row : done.expected().get("table")) {
            String regime = regimes.get(row.get("intervention").asText());
            ResultRows ours = done.rows("estimates")
                    .where(
                            "regime",
                            String.valueOf(regime),
                            "time",
                            row.get("k").asText());
            double error = Math.hypot(row.get("mc_se").asDouble(), ours.number("se"));
            assertThat(Math.abs(ours.number("estimate") - row.get("estimate").asDouble()))
                    .as(
                            "%s at %s: ours %s, the peer's %s",
                            regime, row.get("k"), ours.number("estimate"), row.get("estimate"))
                    .isLessThanOrEqualTo(4 * error);
        }
    }

    private static void assertCoefficients(ReferenceCase done, String... models) {
        for (String model : models) {
            assertTerms(done, model, done.expected().get("coefficients").get(model));
        }
    }

    private static void assertTerms(ReferenceCase done, String model, JsonNode coefficients) {
        coefficients.properties().forEach(entry -> {
            double ours = done.rows("models")
                    .where("model", model, "term", term(entry.getKey()))
                    .number("estimate");
            assertThat(Math.abs(ours - entry.getValue().asDouble()))
                    .as("%s of %s: ours %s, the peer's %s", entry.getKey(), model, ours, entry.getValue())
                    .isLessThanOrEqualTo(MONTE_CARLO_COEFFICIENTS);
        });
    }

    private static void assertSigma(ReferenceCase done, String... models) {
        for (String model : models) {
            double ours =
                    done.rows("models").where("model", model, "term", "(sigma)").number("estimate");
            assertEqual(
                    "sigma of " + model,
                    ours,
                    done.expected().get("rmses").get(model).asDouble(),
                    MONTE_CARLO_COEFFICIENTS);
        }
    }

    private static void assertWeights(ReferenceCase done, JsonNode expected, String estimator, String what, int time) {
        ResultRows row =
                done.rows("weights").where("estimator", estimator, "what", what, "time", Integer.toString(time));
        for (String column : WEIGHT_COLUMNS) {
            double theirs = expected.get(column).asDouble();
            if (theirs == 0) {
                assertThat(row.number(column))
                        .as("%s %s %s", estimator, what, column)
                        .isLessThan(1e-12);
            } else {
                assertEqual(estimator + " " + what + " " + column, row.number(column), theirs, DETERMINISTIC);
            }
        }
    }

    private static void assertStructuralModel(
            ReferenceCase done, String estimator, JsonNode coefficients, JsonNode errors) {
        coefficients.properties().forEach(entry -> {
            ResultRows row = done.rows("models")
                    .where("estimator", estimator, "model", "outcome/msm", "term", term(entry.getKey()));
            assertEqual(
                    estimator + " " + entry.getKey(),
                    row.number("estimate"),
                    entry.getValue().asDouble(),
                    DETERMINISTIC);
            assertEqual(
                    estimator + " se",
                    row.number("se"),
                    errors.get(entry.getKey()).asDouble(),
                    DETERMINISTIC);
        });
    }

    private static void assertCurve(ReferenceCase done, String estimator, String column) {
        int level = 1;
        for (JsonNode point : done.expected().get("effect_curve")) {
            ResultRows row = done.rows("curves").where("estimator", estimator, "level", Integer.toString(level++));
            assertEqual(
                    estimator + " level",
                    row.number("treatment"),
                    point.get("mean_treat").asDouble(),
                    DETERMINISTIC);
            assertEqual(
                    estimator + " curve",
                    row.number("outcome"),
                    point.get(column).asDouble(),
                    DETERMINISTIC);
        }
    }
}
