package org.galcause.redshiftsweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.redshiftsweep.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed at several moments and started again end with the bytes of a run that was left alone; so do other runners. */
class KilledRunIT {

    private static final String STUDY =
            SmallStudy.byTwo("at: each, regimes: {natural: natural, low: {set: -1}, high: {set: 1}}", 2000, 200)
                    + "figures: [estimates]\n";
    private static final int CELLS = 2 * (1 + 20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        SmallStudy.write(folder, STUDY, 150);
    }

    private Process start(String results) throws IOException {
        return new Program(folder)
                .start(
                        List.of(),
                        folder.resolve(results + ".out"),
                        folder.resolve(results + ".err"),
                        "run",
                        "study.yaml",
                        "--to",
                        results,
                        "--threads",
                        "2");
    }

    private Map<String, String> finished(String results, String... options) {
        List<String> arguments = Stream.concat(Stream.of("run", "study.yaml", "--to", results), Stream.of(options))
                .toList();
        Program.Left left = new Program(folder).run(arguments.toArray(new String[0]));
        assertThat(left.status()).as(left.err()).isZero();
        assertThat(folder.resolve(results).resolve("INCOMPLETE")).doesNotExist();
        return Program.tables(folder.resolve(results));
    }

    private long cells(String results) {
        try (Stream<Path> files = Files.list(folder.resolve(results).resolve(".cells"))) {
            return files.filter(file -> file.toString().endsWith(".cell")).count();
        } catch (IOException none) {
            return 0;
        }
    }

    /** Waits for a moment of a run; whether it came before the run ended. */
    private static boolean reached(Process process, BooleanSupplier moment) throws InterruptedException {
        while (process.isAlive()) {
            if (moment.getAsBoolean()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return false;
    }

    @Test
    void killedRunsAndEveryRunnerGiveTheSameBytes() throws IOException, InterruptedException {
        Map<String, String> whole = finished("whole", "--threads", "1");
        assertThat(whole.get("estimates.csv")).contains("gformula,high,2,").contains("ice,low,1,");
        Path mark = folder.resolve("killed/INCOMPLETE");
        kill(() -> Files.exists(mark));
        long until = 1L + Randomness.below(Randomness.key(11, "moment"), 0, CELLS / 2);
        kill(() -> cells("killed") >= until);
        assertThat(cells("killed")).isBetween(until, CELLS - 1L);
        assertThat(mark).content().contains("gformula: ", "replicates ", "result tables", "figures");
        kill(() -> Files.exists(folder.resolve("killed/estimates.csv")));
        assertThat(mark).exists();
        assertThat(finished("killed", "--threads", "2")).isEqualTo(whole);
        assertThat(finished("spark", "--master", "local[2]")).isEqualTo(whole);
    }

    private void kill(BooleanSupplier moment) throws IOException, InterruptedException {
        Process process = start("killed");
        assertThat(reached(process, moment)).isTrue();
        assertThat(process.destroyForcibly().waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void anInterruptedRunSaysHowToGoOn() throws IOException, InterruptedException {
        Process process = start("stopped");
        assertThat(reached(process, () -> cells("stopped") >= 3)).isTrue();
        boolean deaf = ignoresInterrupts(process);
        new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor()).isEqualTo(128 + (deaf ? 15 : 2));
        assertThat(folder.resolve("stopped.err"))
                .content()
                .contains("galcause: interrupted; ", "is marked INCOMPLETE")
                .doesNotContain("\tat ", "internal error");
        assertThat(folder.resolve("stopped/INCOMPLETE")).exists();
        Map<String, String> tables = finished("stopped");
        assertThat(tables).containsKeys("estimates.csv", "figures/estimates.csv");
    }

    /** A process started in the background by a shell without job control never hears Ctrl-C. */
    private static boolean ignoresInterrupts(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
