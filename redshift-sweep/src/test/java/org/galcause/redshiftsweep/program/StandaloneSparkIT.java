package org.galcause.redshiftsweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweep on a real Spark cluster: by itself, by spark-submit, with executors and a worker killed; always the bytes of one thread. */
class StandaloneSparkIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aClusterThatLosesExecutorsAndAWorkerGivesTheBytesOfOneThread() throws IOException {
        SmallStudy.write(folder, SmallStudy.INTERRUPTIBLE, 150);
        Program.Left left = new Program(folder).run("run", "study.yaml", "--to", "whole", "--threads", "1");
        assertThat(left.status()).as(left.err()).isZero();
        try (StandaloneSpark spark = StandaloneSpark.start(folder)) {
            Process process = spark.submit("lossy", "run", "study.yaml", "--to", "lossy");
            spark.await("a cell", process, () -> cells("lossy") >= 1);
            spark.executors().get(0).destroyForcibly();
            spark.await("another executor", process, () -> spark.executors().size() == 2);
            spark.loseWorker(1);
            assertThat(spark.ended(process))
                    .as(() -> read(folder.resolve("lossy.err")))
                    .isZero();
            assertThat(read(folder.resolve("lossy.err"))).contains("(Spark at " + spark.url() + ")");
            assertThat(Program.tables(folder.resolve("lossy"))).isEqualTo(Program.tables(folder.resolve("whole")));
        }
    }

    @Test
    void aPanelInBlocksOnTwoWorkersOfWhichOneIsLostGivesTheBytesOfMemory() throws IOException {
        String study = SmallStudy.byTwo("at: last, regimes: {natural: natural, low: {set: -1}}", 40_000, 30);
        SmallStudy.write(folder, study, 9_000);
        Program.Left left = new Program(folder).run("estimate", "study.yaml", "--to", "whole");
        assertThat(left.status()).as(left.err()).isZero();
        try (StandaloneSpark spark = StandaloneSpark.start(folder)) {
            Process process = spark.submit("parts", "estimate", "study.yaml", "--to", "parts", "--panel", "blocks");
            spark.await("a cell", process, () -> cells("parts") >= 1);
            spark.executors().get(0).destroyForcibly();
            assertThat(spark.ended(process))
                    .as(() -> read(folder.resolve("parts.err")))
                    .isZero();
            assertThat(read(folder.resolve("parts.err")))
                    .contains("(Spark at " + spark.url() + ", blocks in files, 2 parts)");
            assertThat(Program.tables(folder.resolve("parts"))).isEqualTo(Program.tables(folder.resolve("whole")));
        }
    }

    private long cells(String results) {
        try (Stream<Path> files = Files.list(folder.resolve(results).resolve(".cells"))) {
            return files.filter(file -> file.toString().endsWith(".cell")).count();
        } catch (IOException none) {
            return 0;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }

    @Test
    void aMasterThatCannotBeReachedIsSaidWithinThirtySeconds() throws IOException {
        SmallStudy.write(folder, SmallStudy.INTERRUPTIBLE, 150);
        String nobody = "spark://127.0.0.1:" + StandaloneSpark.freePort();
        long start = System.nanoTime();
        Program.Left left = new Program(folder).run("run", "study.yaml", "--to", "r", "--master", nobody);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err())
                .contains("nobody answers at " + nobody, "is the master running", "allowed: local")
                .doesNotContain("\tat ");
        for (String wrong : List.of("spark//127.0.0.1:7077", "yarn")) {
            Program.Left other = new Program(folder).run("run", "study.yaml", "--to", "r", "--master", wrong);
            assertThat(other.status()).as(other.err()).isEqualTo(2);
            assertThat(other.err())
                    .contains("--master: \"" + wrong + "\" cannot be used")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aMasterThatTakesConnectionsAndSaysNothingIsNotWaitedForForAMinute() throws IOException {
        SmallStudy.write(folder, SmallStudy.INTERRUPTIBLE, 150);
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "spark://127.0.0.1:" + mute.getLocalPort();
            long start = System.nanoTime();
            Program.Left left = new Program(folder).run("run", "study.yaml", "--to", "r", "--master", url);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(55));
            assertThat(left.status()).as(left.err()).isEqualTo(2);
            assertThat(left.err())
                    .contains(
                            "--master: " + url + " takes connections, but for 15 s has not answered as a Spark master")
                    .doesNotContain("\tat ");
        }
    }
}
