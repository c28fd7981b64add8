package org.galcause.redshiftsweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.SmallStudy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch scripts, run by a real SLURM: one node, an array with gaps, a Spark cluster; cancelled, warned, put back; always the same bytes. */
class SlurmIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static @Nullable SlurmCluster started;
    private static Map<String, String> whole = Map.of();

    @BeforeAll
    static void start() throws IOException {
        started = SlurmCluster.start(Files.createDirectories(folder.resolve("slurm")));
        SmallStudy.write(folder, SmallStudy.INTERRUPTIBLE, 150);
        Path launcher = folder.resolve("galcause");
        Files.writeString(launcher, Program.launcherText());
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("site.yaml"), profile(launcher));
        Program.Left left = new Program(folder).run("run", "study.yaml", "--to", "whole", "--threads", "1", "--quiet");
        assertThat(left.status()).as(left.err()).isZero();
        whole = Program.tables(folder.resolve("whole"));
        assertThat(whole.get("curves.csv")).contains("gformula,2,,3,");
    }

    private static String profile(Path launcher) {
        return """
                partition: debug
                time: "00:10:00"
                cpus: 1
                memory: 3G
                nodes: 1
                galcause: %s
                setup: ["export SPARK_LOCAL_IP=127.0.0.1", "export JAVA_HOME=%s"]
                """.formatted(launcher, System.getProperty("java.home"));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static SlurmCluster slurm() {
        return Objects.requireNonNull(started);
    }

    /** Writes the scripts into a folder of their own. */
    private static Path scripts(String name) {
        Program.Left left =
                new Program(folder).run("slurm", "study.yaml", "--profile", "site.yaml", "--to", name, "--slices", "3");
        assertThat(left.status()).as(left.err()).isZero();
        assertThat(left.out())
                .contains("sbatch " + folder.resolve(name) + "/node.sbatch", "--dependency=afterok:$ingest");
        return folder.resolve(name);
    }

    private static long cells(Path scripts) {
        try (Stream<Path> files = Files.list(scripts.resolve("results/.cells"))) {
            return files.filter(file -> file.toString().endsWith(".cell")).count();
        } catch (IOException none) {
            return 0;
        }
    }

    private static String logs(Path scripts) {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(scripts.resolve("logs"))) {
            for (Path file : files.sorted().toList()) {
                all.append(file.getFileName())
                        .append(":\n")
                        .append(Files.readString(file))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }

    private static void isWhole(Path scripts) {
        assertThat(scripts.resolve("results/INCOMPLETE")).as(logs(scripts)).doesNotExist();
        assertThat(Program.tables(scripts.resolve("results"))).isEqualTo(whole);
    }

    @Test
    void anArrayWithAGapTellsWhatToSubmitAndThenEqualsOneRun() {
        Path run = scripts("array");
        String ingest = slurm().submit(run + "/ingest.sbatch");
        assertThat(slurm().ended(ingest)).as(logs(run)).isEqualTo("COMPLETED");
        String gap = slurm().submit("--array=3,1", run + "/array.sbatch");
        String collect = slurm().submit("--dependency=afterany:" + gap, run + "/collect.sbatch");
        assertThat(slurm().ended(collect)).isEqualTo("FAILED");
        assertThat(logs(run)).contains("cells have no result", "missing: ice: ", "sbatch --parsable --array=2 ");
        String rest = slurm().submit("--array=2", run + "/array.sbatch");
        assertThat(slurm().ended(slurm().submit("--dependency=afterany:" + rest, run + "/collect.sbatch")))
                .as(logs(run))
                .isEqualTo("COMPLETED");
        isWhole(run);
        assertThat(run.resolve("results/report.html")).exists();
    }

    @Test
    void aWarnedJobGoesBackIntoTheQueueAndACancelledOneDoesNot() {
        Path run = scripts("node");
        String job = slurm().submit(run + "/node.sbatch");
        slurm().await("a cell", () -> cells(run) >= 1);
        slurm().call("scancel", "--signal=TERM", "--batch", job);
        slurm().await("its return", () -> logs(run).contains("back into the queue"));
        slurm().call("scancel", job);
        assertThat(slurm().ended(job)).isEqualTo("CANCELLED");
        long stored = cells(run);
        assertThat(stored).isLessThan(SmallStudy.INTERRUPTIBLE_CELLS);
        String again = slurm().submit(run + "/node.sbatch");
        slurm().await("another cell", () -> cells(run) > stored);
        slurm().call("scontrol", "requeue", again);
        assertThat(slurm().ended(again)).as(logs(run)).isEqualTo("COMPLETED");
        isWhole(run);
    }

    @Test
    void aSparkClusterInsideAnAllocation() {
        Path run = scripts("spark");
        assertThat(slurm().ended(slurm().submit(run + "/spark.sbatch")))
                .as(logs(run))
                .isEqualTo("COMPLETED");
        isWhole(run);
        assertThat(logs(run)).contains("(Spark at spark://127.0.0.1:");
    }

    @Test
    void whatTheSiteRefusesIsSaid() throws IOException {
        Files.writeString(
                folder.resolve("wrong.yaml"),
                Files.readString(folder.resolve("site.yaml")).replace("partition: debug", "partition: nowhere"));
        Program.Left left = new Program(folder)
                .run(
                        List.of(),
                        Map.of("SLURM_CONF", slurm().configuration().toString()),
                        "slurm",
                        "study.yaml",
                        "--profile",
                        "wrong.yaml",
                        "--to",
                        "wrong",
                        "--submit");
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err())
                .contains("sbatch refused the scripts: ", "invalid partition")
                .doesNotContain("\tat ");
    }
}
