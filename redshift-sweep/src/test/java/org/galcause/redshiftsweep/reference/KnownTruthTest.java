package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's study on a mock universe of another seed than the demo's, from HDF5 files to curves, beside the truth. */
class KnownTruthTest {

    private static final String SEED = "8";
    private static final double LEAST_SHARE_INSIDE = 0.9;
    private static final double LARGEST_ERROR_OF_NAIVE = 1 / 3.0;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    /** A supported level beside the truth. */
    private record Point(String snapshot, int level, double error, double halfBand, boolean inside) {}

    private static final Map<String, List<Point>> POINTS = new HashMap<>();

    @BeforeAll
    static void runTheStudy() throws IOException {
        CommandLineRun.expectSuccess(
                "mock", "--seed", SEED, "--to", folder.resolve("mock").toString(), "--quiet");
        Path study = folder.resolve("demo.yaml");
        Files.writeString(study, withoutForests(Files.readString(root().resolve("studies/demo.yaml"))));
        Path results = folder.resolve("results");
        CommandLineRun.expectSuccess(
                "run", study.toString(), "--to", results.toString(), "--quiet", "--master", "local[2]");
        ResultRows truth = ResultRows.of(results.resolve("truth.csv"));
        for (Map<String, String> row :
                ResultRows.of(results.resolve("curves.csv")).rows()) {
            if (!cell(row, "outcome").isEmpty()) {
                POINTS.computeIfAbsent(cell(row, "estimator"), name -> new ArrayList<>())
                        .add(point(row, truth));
            }
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("galcause.root", "."));
    }

    /** The forests of the paper's preset are slow, and not under test here. */
    private static String withoutForests(String study) {
        String cheap = study.replaceAll("(?m)^  - msm: \\{name: (paper|traditional).*\\R", "");
        assertThat(cheap).isNotEqualTo(study).contains("name: msm", "gformula", "ice", "naive");
        return cheap;
    }

    private static Point point(Map<String, String> row, ResultRows truth) {
        double real = truth.where("snapshot", cell(row, "snapshot"), "level", cell(row, "level"))
                .number("outcome");
        double low = Double.parseDouble(cell(row, "low95"));
        double high = Double.parseDouble(cell(row, "high95"));
        double error = Double.parseDouble(cell(row, "outcome")) - real;
        return new Point(
                cell(row, "snapshot"),
                Integer.parseInt(cell(row, "level")),
                Math.abs(error),
                (high - low) / 2,
                low <= real && real <= high);
    }

    @Test
    void naiveMissesTheTruthAtHighDensityByFarMoreThanItsBandAtSeveralRedshifts() {
        long snapshots = points("naive").stream()
                .filter(p -> p.level() >= 18 && p.level() <= 20 && p.error() > 3 * p.halfBand())
                .map(Point::snapshot)
                .distinct()
                .count();
        assertThat(snapshots).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"msm", "gformula", "ice"})
    void aCausalEstimatorHoldsTheTruthInItsBandsAndErrsLessThanAThirdAsMuchAsNaive(String estimator) {
        List<Point> points = points(estimator);
        assertThat(points).hasSizeGreaterThan(180);
        double inside = points.stream().filter(Point::inside).count() / (double) points.size();
        assertThat(inside).as("share of levels whose band holds the truth").isGreaterThanOrEqualTo(LEAST_SHARE_INSIDE);
        assertThat(meanError(estimator)).isLessThanOrEqualTo(LARGEST_ERROR_OF_NAIVE * meanError("naive"));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Point> points(String estimator) {
        return POINTS.getOrDefault(estimator, List.of());
    }

    private static double meanError(String estimator) {
        return points(estimator).stream().mapToDouble(Point::error).average().orElseThrow();
    }
}
