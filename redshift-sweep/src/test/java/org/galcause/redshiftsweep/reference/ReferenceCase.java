package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * One reference case: what an established package has printed, and the folder of ours.
 *
 * @param expected the case's {@code expected}
 * @param results our result folder
 */
record ReferenceCase(JsonNode expected, Path results) {

    private static final Path ROOT =
            Path.of(System.getProperty("galcause.root", ".")).toAbsolutePath().normalize();

    /** Runs the study of a case; the test is skipped where the case's data are absent. */
    static ReferenceCase run(String name, Path to) {
        Path folder = cases().resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "the reference cases are not beside the checkout: " + folder);
        Path study = ROOT.resolve("studies/reference").resolve(name.replace('_', '-') + ".yaml");
        CommandLineRun.expectSuccess("run", study.toString(), "--to", to.toString(), "--quiet", "--master", "local[2]");
        try {
            return new ReferenceCase(
                    new ObjectMapper()
                            .readTree(folder.resolve("case.json").toFile())
                            .get("expected"),
                    to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the study files of the cases look for their data. */
    private static Path cases() {
        return ROOT.resolve("studies/reference")
                .resolve("../../../shared/reference/gmethods")
                .normalize();
    }

    ResultRows rows(String table) {
        return ResultRows.of(results.resolve(table + ".csv"));
    }

    /** Equal to a relative tolerance. */
    static void assertEqual(String what, double ours, double theirs, double relative) {
        assertThat(Math.abs(ours - theirs))
                .as("%s: ours %s, the peer's %s", what, ours, theirs)
                .isLessThanOrEqualTo(relative * Math.max(Math.abs(theirs), 1e-12));
    }

    /** A peer's term in our notation. */
    static String term(String peers) {
        return switch (peers) {
            case "(Intercept)" -> "(intercept)";
            case "t0", "time" -> "t";
            case "mean_treat" -> "mean(treat[..t])";
            case "I(mean_treat^2)" -> "mean(treat[..t])^2";
            default ->
                peers.replaceFirst("^lag1_(.*)$", "$1[t-1]")
                        .replaceFirst("^lag_cumavg1_(.*)$", "mean($1[..t-1])")
                        .replaceFirst("^cumavg_(.*)$", "mean($1[..t])");
        };
    }
}
