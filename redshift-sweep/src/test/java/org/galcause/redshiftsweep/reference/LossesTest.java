package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.galcause.redshiftsweep.study.ProjectFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Risks of a first event over three times with units that are lost, and working models over regimes and times, against ltmle 1.3.0 in R. The
 * table is our own: 500 units drawn by {@code rbinom} and {@code rnorm} (seed 20261124), losses and treatment depending on the past. The peer
 * was asked, with {@code e} the table in ltmle's form, {@code Q} and {@code g} its formulas on everything before a node:
 *
 * <pre>
 * ltmle(e, Anodes=A, Cnodes=C, Lnodes=L, Ynodes=Y, survivalOutcome=TRUE, Qform=Q, gform=g, abar=c(1,1,1), variance.method="ic")
 * ltmle(..., gcomp=TRUE)
 * ltmle(..., rule=function(row) as.numeric(row[c("L1","L2","L3")] > 0))
 * ltmleMSM(..., regimes=reg, summary.measures=sm, final.Ynodes=Y, msm.weights=matrix(1:12, 4, 3), variance.method="ic",
 *   working.msm="Y ~ W*time + I(pmax(time - switch.time, 0))")
 * </pre>
 */
class LossesTest {

    private static final Offset<Double> CLOSE = Offset.offset(5e-8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path to;

    @BeforeAll
    static void runTheStudy() {
        Path study = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/losses/study.yaml");
        CommandLineRun.expectSuccess(
                "run", study.toString(), "--to", to.resolve("run").toString(), "--quiet");
    }

    private static ResultRows rows(String file) {
        return ResultRows.of(to.resolve("run").resolve(file + ".csv"));
    }

    private static double estimate(String estimator, String regime, int time, String column) {
        return rows("estimates")
                .where("estimator", estimator, "regime", regime, "time", Integer.toString(time))
                .number(column);
    }

    @ParameterizedTest
    @CsvSource({
        "1, s3, 0.189135729832, 0.0327167492287, 0.196147637642, 0.197723517481",
        "1, s0, 0.0901998381413, 0.0170797636346, 0.0933455088468, 0.0913200354146",
        "2, s3, 0.341070541309, 0.0384848213713, 0.385959228281, 0.322748293495",
        "2, s0, 0.138778962588, 0.0226400819879, 0.141338805132, 0.138431016192",
        "3, s3, 0.421251853547, 0.0431978475525, 0.474245212783, 0.389021023632",
        "3, s0, 0.17083140649, 0.0266901769122, 0.181617789957, 0.168694659525"
    })
    void risksOfStaticRegimes(int time, String regime, double tmle, double error, double ipw, double ice) {
        assertThat(estimate("tmle-alike", regime, time, "estimate")).isCloseTo(tmle, CLOSE);
        assertThat(estimate("tmle-alike", regime, time, "se")).isCloseTo(error, CLOSE);
        assertThat(estimate("ipw-alike", regime, time, "estimate")).isCloseTo(ipw, CLOSE);
        assertThat(estimate("ice", regime, time, "estimate")).isCloseTo(ice, CLOSE);
    }

    @Test
    void riskOfADynamicRegime() {
        assertThat(estimate("tmle-alike", "dynamic", 3, "estimate")).isCloseTo(0.251682860114, CLOSE);
        assertThat(estimate("tmle-alike", "dynamic", 3, "se")).isCloseTo(0.0399979213405, CLOSE);
        assertThat(estimate("ipw-alike", "dynamic", 3, "estimate")).isCloseTo(0.243867585838, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "alike, (intercept), -2.17771161734, 0.249985698256, -2.27514108128",
        "alike, B, 0.134716830973, 0.24940989323, 0.383037665219",
        "alike, t, 0.663136633271, 0.0985808505468, 0.693312335998",
        "alike, sum(A[..t]), -0.468026936884, 0.083631495407, -0.510057964666",
        "weighted, (intercept), -2.05557496316, 0.215619455999, -2.00921249284",
        "weighted, W, 0.55508867786, 0.279760579374, 0.667037378433",
        "weighted, t, 0.608379724288, 0.0920642339485, 0.577286283625",
        "weighted, sum(A[..t]), -0.470012859184, 0.100125873378, -0.467297579273",
        "weighted, W:t, 0.109809531252, 0.126201884297, 0.0712241743963"
    })
    void workingModels(String weights, String term, double tmle, double error, double ipw) {
        ResultRows targeted = rows("models").where("estimator", "tmle-" + weights, "model", "Y/working", "term", term);
        assertThat(targeted.number("estimate")).isCloseTo(tmle, CLOSE);
        assertThat(targeted.number("se")).isCloseTo(error, CLOSE);
        assertThat(targeted.number("rows")).isEqualTo(4 * 3 * 500);
        ResultRows weighted = rows("models").where("estimator", "ipw-" + weights, "model", "Y/working", "term", term);
        assertThat(weighted.number("estimate")).isCloseTo(ipw, CLOSE);
    }

    /**
     * A measurement at the end, a treatment that once begun is never left, a covariate that is not measured at the first time; the peer's calls
     * end in {@code deterministic.g.function=MaintainTreatment}. The standard error of a contrast comes from the difference of influence functions.
     */
    @Test
    void aTreatmentThatIsNeverLeft() {
        Path study = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/losses/continuous.yaml");
        Path run = to.resolve("continuous");
        CommandLineRun.expectSuccess("run", study.toString(), "--to", run.toString(), "--quiet");
        ResultRows estimates = ResultRows.of(run.resolve("estimates.csv"));
        String[] regimes = {"never", "always", "late"};
        double[][] expected = {
            {1.976599768, 0.1131132303, 1.712417315},
            {-0.2447860135, 0.112647191, -0.1626716476},
            {1.282098231, 0.1590889946, 1.357568762}
        };
        for (int k = 0; k < regimes.length; k++) {
            ResultRows tmle = estimates.where("estimator", "tmle", "regime", regimes[k]);
            assertThat(tmle.number("estimate")).isCloseTo(expected[k][0], CLOSE);
            assertThat(tmle.number("se")).isCloseTo(expected[k][1], CLOSE);
            assertThat(estimates.where("estimator", "ipw", "regime", regimes[k]).number("estimate"))
                    .isCloseTo(expected[k][2], CLOSE);
        }
        ResultRows effect = ResultRows.of(run.resolve("contrasts.csv"))
                .where("estimator", "tmle", "regime", "always", "kind", "difference");
        assertThat(effect.number("estimate")).isCloseTo(-2.22138578116, CLOSE);
        assertThat(effect.number("se")).isCloseTo(0.137505203736, CLOSE);
    }

    /**
     * The same table with ratios by classification: had nobody been treated, rows under the regime of those treated before are separated from all
     * observed ones, which does no harm; lmtp 1.5.3 with {@code folds = 1}, {@code mtp = FALSE} and glm.
     */
    @ParameterizedTest
    @CsvSource({
        "tmle, never, 2.0344046981781, 0.12180602175799",
        "tmle, always, -0.24763339981372, 0.11554057153463",
        "sdr, never, 2.0469636639451, 0.12287317099429",
        "sdr, always, -0.24883436469999, 0.11621207644036"
    })
    void ratiosByClassificationOfATreatmentThatIsNeverLeft(
            String estimator, String regime, double estimate, double error) {
        Path run = to.resolve("classified");
        if (!run.toFile().exists()) {
            Path study = ProjectFiles.root().resolve("redshift-sweep/src/test/resources/losses/classified.yaml");
            CommandLineRun.expectSuccess("run", study.toString(), "--to", run.toString(), "--quiet");
        }
        ResultRows row = ResultRows.of(run.resolve("estimates.csv")).where("estimator", estimator, "regime", regime);
        assertThat(row.number("estimate")).isCloseTo(estimate, CLOSE);
        assertThat(row.number("se")).isCloseTo(error, CLOSE);
    }
}
