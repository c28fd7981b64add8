package org.galcause.redshiftsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.SmallStudy;
import org.galcause.redshiftsweep.run.SparkGate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A panel whose blocks lie in files gives the bytes of one in memory, on threads and on Spark; what needs all units at once says so. */
class PanelInBlocksTest {

    private static final int UNITS = 9_000;
    private static final String STUDY = SmallStudy.byTwo(
                    "at: each, regimes: {natural: natural, low: {set: -1}, more: {shift: 0.5}}", 5_000, 3)
            .replace("estimators:\n", "estimators:\n  - msm: {}\n");

    private record Left(int status, String out, String err) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static Map<String, String> inMemory = Map.of();

    @BeforeAll
    static void files() throws IOException {
        SmallStudy.write(folder, STUDY, UNITS);
        Files.writeString(folder.resolve("parquet.yaml"), STUDY.replace("data.csv", "data.parquet"));
        try (SparkGate spark = new SparkGate(Optional.of("local[2]"), waiting -> {})) {
            spark.session()
                    .read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv("file://" + folder.resolve("data.csv"))
                    .repartition(3)
                    .write()
                    .parquet("file://" + folder.resolve("data.parquet"));
        }
        assertThat(estimate("study.yaml", "memory", "--threads", "1").status()).isZero();
        inMemory = tables("memory");
        assertThat(inMemory).containsKeys("estimates.csv", "models.csv", "weights.csv", "diagnostics.csv");
        assertThat(inMemory.get("diagnostics.csv")).contains("msm,,2,aacc-after", "msm,,2,balance-after");
    }

    private static Left estimate(String study, String results, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                folder.resolve(study).toString(),
                "--to",
                folder.resolve(results).toString()));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Galcause.execute(
                arguments.toArray(new String[0]), new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(err.toString()).doesNotContain("\tat ");
        return new Left(status, out.toString(), err.toString());
    }

    private static Map<String, String> tables(String results) throws IOException {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(results))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                tables.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tables;
    }

    private static long blocks(String results) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(results).resolve("panel/blocks"))) {
            return files.count();
        }
    }

    @Test
    void threadsOnBlocksGiveTheBytesOfMemory() throws IOException {
        Left left = estimate("study.yaml", "two", "--panel", "blocks", "--threads", "2");
        assertThat(left.status()).as(left.err()).isZero();
        assertThat(blocks("two")).isEqualTo(3);
        assertThat(tables("two")).isEqualTo(inMemory);
    }

    @Test
    void aTableReadInChunksAndSparkOnItsBlocksGiveTheBytesOfMemory() throws IOException {
        Left left = estimate("parquet.yaml", "spark", "--panel", "blocks", "--master", "local[2]");
        assertThat(left.status()).as(left.err()).isZero();
        assertThat(blocks("spark")).isEqualTo(3);
        assertThat(tables("spark")).isEqualTo(inMemory);
        assertThat(Files.readString(folder.resolve("spark/.panel-key"))
                        .lines()
                        .skip(1)
                        .findFirst())
                .as("the fingerprint of the panel")
                .isEqualTo(Files.readString(folder.resolve("memory/.panel-key"))
                        .lines()
                        .skip(1)
                        .findFirst());
        assertThat(estimate("parquet.yaml", "spark", "--threads", "1").status()).isZero();
        assertThat(tables("spark")).as("read back from its rows").isEqualTo(inMemory);
    }

    @Test
    void aDamagedBlockIsFoundAndMadeAgain() throws IOException {
        assertThat(estimate("study.yaml", "damaged", "--panel", "blocks", "--threads", "1")
                        .status())
                .isZero();
        Path block = folder.resolve("damaged/panel/blocks/000000001.block");
        byte[] bytes = Files.readAllBytes(block);
        bytes[bytes.length / 2] ^= 1;
        Files.write(block, bytes);
        assertThat(estimate("study.yaml", "damaged", "--panel", "blocks", "--threads", "1")
                        .status())
                .isZero();
        assertThat(Files.readAllBytes(block)).isNotEqualTo(bytes);
        assertThat(tables("damaged")).isEqualTo(inMemory);
        Files.write(block, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(estimate("study.yaml", "damaged", "--panel", "blocks", "--threads", "1")
                        .status())
                .isZero();
        assertThat(Files.size(block)).isEqualTo(bytes.length);
    }

    @Test
    void keptWeightsAreThoseOfMemory() throws IOException {
        assertThat(estimate("study.yaml", "kept", "--keep", "weights", "--threads", "1")
                        .status())
                .isZero();
        Left left = estimate("study.yaml", "kept-two", "--keep", "weights", "--panel", "blocks", "--threads", "2");
        assertThat(left.status()).as(left.err()).isZero();
        byte[] kept = Files.readAllBytes(folder.resolve("kept/weights.parquet"));
        assertThat(kept).hasSizeGreaterThan(8 * UNITS);
        assertThat(Files.readAllBytes(folder.resolve("kept-two/weights.parquet")))
                .isEqualTo(kept);
    }

    @Test
    void whatNeedsAllUnitsAtOnceSaysSoAndTheOthersAnswer() throws IOException {
        Map<String, String> refused = new TreeMap<>(Map.of(
                "by-kernel", "msm: {name: by-kernel, treatment: {density: kernel}}",
                "by-forest", "gformula: {name: by-forest, simulations: 1000, models: {L: {learner: forest}}}",
                "by-boosting", "tmle: {name: by-boosting, ratio: {learner: boosting}}",
                "working", "ipw: {name: working, working: {formula: t}}"));
        String all = refused.values().stream().map(one -> "  - " + one + "\n").collect(Collectors.joining());
        Files.writeString(folder.resolve("refused.yaml"), STUDY.replace("estimators:\n", "estimators:\n" + all));
        Left left = estimate("refused.yaml", "refused", "--panel", "blocks", "--threads", "2");
        assertThat(left.status()).isEqualTo(5);
        for (String name : refused.keySet()) {
            assertThat(left.err().lines())
                    .filteredOn(
                            line -> line.contains(name + " gave no answer: " + name + " needs all units in one memory"))
                    .as(name)
                    .singleElement()
                    .asString()
                    .contains("leave out --panel blocks on a machine that holds the panel, or use gformula, ice");
        }
        assertThat(tables("refused").get("estimates.csv")).isEqualTo(inMemory.get("estimates.csv"));
    }

    @Test
    void inMemoryAKernelAnswers() throws IOException {
        String byKernel = "estimators:\n  - msm: {name: by-kernel, treatment: {density: kernel}}\n";
        Files.writeString(folder.resolve("kernel.yaml"), STUDY.replace("estimators:\n", byKernel));
        assertThat(estimate("kernel.yaml", "kernel", "--threads", "2").status()).isZero();
        assertThat(tables("kernel").get("estimates.csv")).contains("by-kernel,low,");
    }
}
