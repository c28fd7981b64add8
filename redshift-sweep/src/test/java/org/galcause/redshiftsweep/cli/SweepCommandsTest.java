package org.galcause.redshiftsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.galcause.redshiftsweep.SmallStudy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices, status, verify and rerun; damage of every kind of stored file; disks that are full or cannot be written. */
class SweepCommandsTest {

    private static final String STUDY =
            SmallStudy.byTwo("at: last, levels: {values: [-0.5, 0, 0.5]}", 200, 32) + "figures: [effect-curves]\n";

    private record Left(int status, String out, String err) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    /** The bytes of a run that nothing happened to. */
    private static Map<String, List<Byte>> whole = Map.of();

    @BeforeAll
    static void files() throws IOException {
        SmallStudy.write(folder, STUDY, 80);
        assertThat(on("run", "whole").status()).isZero();
        whole = bytes("whole");
        assertThat(whole).containsKeys("curves.csv", "figures/effect-curves-2.pdf", "figures/effect-curves-2.png");
    }

    private static Left galcause(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Galcause.execute(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(err.toString()).doesNotContain("\tat ");
        return new Left(status, out.toString(), err.toString());
    }

    /** A command on the study, into a folder. */
    private static Left on(String command, String results, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                folder.resolve("study.yaml").toString(),
                "--to",
                folder.resolve(results).toString(),
                "--quiet",
                "--threads",
                "1"));
        arguments.addAll(List.of(options));
        return galcause(arguments.toArray(new String[0]));
    }

    private static Left about(String command, String results, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(command, folder.resolve(results).toString()));
        arguments.addAll(List.of(options));
        return galcause(arguments.toArray(new String[0]));
    }

    /** Tables and figures of a folder, by name. */
    private static Map<String, List<Byte>> bytes(String results) throws IOException {
        Map<String, List<Byte>> bytes = new TreeMap<>();
        Path base = folder.resolve(results);
        try (Stream<Path> files = Files.walk(base, 2)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(csv|png|svg|pdf)"))
                    .toList()) {
                List<Byte> content = new ArrayList<>();
                for (byte b : Files.readAllBytes(file)) {
                    content.add(b);
                }
                bytes.put(base.relativize(file).toString(), content);
            }
        }
        return bytes;
    }

    private static void copyOfWhole(String results) throws IOException {
        Path base = folder.resolve("whole");
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(results).resolve(base.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void slicesInAnyOrderAndCollectEqualOneRun() throws IOException {
        assertThat(about("status", "nothing").err()).contains("no run has been planned here");
        assertThat(on("sweep", "sliced", "--slice", "3/3").out()).contains("slice 3/3", "3 cells computed, 0 already");
        Left half = on("sweep", "sliced", "--collect");
        assertThat(half.status()).isEqualTo(5);
        assertThat(half.err())
                .contains(
                        "incomplete: 7 of 10 cells have no result; run it again, without --collect: only these are computed",
                        "missing: ice: the sample, replicates ",
                        "missing: gformula: ");
        assertThat(folder.resolve("sliced/curves.csv")).doesNotExist();
        assertThat(folder.resolve("sliced/INCOMPLETE")).exists();
        Left status = about("status", "sliced");
        assertThat(status.status()).isEqualTo(5);
        assertThat(status.out())
                .contains(
                        "study small, 80 units, 10 cells: 3 done, 0 running, 0 failed, 7 missing",
                        "done     ",
                        "tables   not up to date");
        assertThat(about("status", "sliced", "--slices", "3").out()).isEqualToIgnoringNewLines("1,2");
        assertThat(on("sweep", "sliced", "--slice", "1/3").status()).isZero();
        assertThat(on("sweep", "sliced", "--slice", "2/3").status()).isZero();
        assertThat(on("sweep", "sliced", "--collect").status()).isZero();
        assertThat(about("plot", "sliced").status()).isZero();
        assertThat(about("status", "sliced").out()).contains("10 done", "tables   complete");
        assertThat(bytes("sliced")).isEqualTo(whole);
        assertThat(about("verify", "sliced").out()).startsWith("whole: ");
    }

    @Test
    void badSlicesAreRefused() {
        assertThat(on("sweep", "bad", "--slice", "4/3"))
                .satisfies(left -> assertThat(left.status()).isEqualTo(2))
                .satisfies(left -> assertThat(left.err()).contains("--slice: found 4/3; allowed: I/N"));
        assertThat(on("sweep", "bad", "--slice", "1/2", "--collect").err()).contains("only one of the two");
        assertThat(folder.resolve("bad")).doesNotExist();
        assertThat(on("sweep", "beyond", "--slice", "11/12").err()).contains("the plan has 10 cells", "outside it");
    }

    @Test
    void anotherStudyIsRefusedAndNothingIsTouched() throws IOException {
        copyOfWhole("taken");
        Path other = Files.writeString(folder.resolve("other.yaml"), STUDY.replace("study: small", "study: other"));
        Left left = galcause(
                "run", other.toString(), "--to", folder.resolve("taken").toString(), "--quiet");
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err()).contains("taken: belongs to the study \"small\", not to \"other\"", "--to");
        assertThat(bytes("taken")).isEqualTo(whole);
        assertThat(about("verify", "taken").status()).isZero();
    }

    @Test
    void resultsDoNotGoIntoAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
        Left left = on("run", "notes.txt/results");
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err())
                .isEqualTo("galcause: " + file + ": is a file, so results cannot go to " + file.resolve("results")
                        + "; choose another folder with --to\n");
        assertThat(file).hasContent("mine");
    }

    @Test
    void damageOfEveryKindOfFileIsNamedAndRepaired() throws IOException {
        copyOfWhole("damaged");
        Path base = folder.resolve("damaged");
        isRepaired(everyKind(base), Damage.FLIP);
        isRepaired(everyKind(base), Damage.CUT);
        isRepaired(List.of(base.resolve(".plan.tsv"), base.resolve("manifest.json")), Damage.FLIP);
        Files.copy(one(base.resolve(".cells"), ".cell"), base.resolve(".cells/00ff.elsewhere-1-abc.cell"));
        assertThat(about("verify", "damaged").out())
                .contains("00ff.elsewhere-1-abc.cell: belongs to no cell of this study");
        assertThat(on("run", "damaged").status()).isZero();
        assertThat(about("verify", "damaged").status()).isZero();
    }

    private static List<Path> everyKind(Path base) throws IOException {
        return List.of(
                one(base.resolve(".cells"), ".cell"),
                one(base.resolve("panel/rows"), ".parquet"),
                base.resolve("curves.csv"),
                base.resolve("figures/effect-curves-2.png"),
                base.resolve("figures/effect-curves-2.svg"),
                base.resolve("figures/effect-curves-2.pdf"));
    }

    private static void isRepaired(List<Path> files, Damage damage) throws IOException {
        for (Path file : files) {
            damage.to(file);
        }
        Left found = about("verify", "damaged");
        assertThat(found.status()).isEqualTo(3);
        assertThat(found.err()).contains(files.size() + " files are damaged, changed or foreign");
        for (Path file : files) {
            boolean panel = file.toString().endsWith(".parquet");
            assertThat(found.out()).contains((panel ? folder.resolve("damaged/panel") : file) + ": ");
        }
        Left repaired = on("run", "damaged");
        assertThat(repaired.status()).as(repaired.err()).isZero();
        assertThat(bytes("damaged")).isEqualTo(whole);
    }

    private enum Damage {
        FLIP,
        CUT;

        void to(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            if (this == FLIP) {
                bytes[(int) (bytes.length * 0.6)] ^= 2;
            }
            Files.write(file, this == FLIP ? bytes : Arrays.copyOf(bytes, bytes.length * 2 / 3));
        }
    }

    private static Path one(Path in, String ending) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aManifestIsEnoughToRunAgain() throws IOException {
        copyOfWhole("first");
        String manifest = folder.resolve("first/manifest.json").toString();
        Left same = galcause("rerun", manifest, "--check");
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).contains("same: 1 inputs and ");
        Left again =
                galcause("rerun", manifest, "--to", folder.resolve("second").toString(), "--quiet");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).contains("same: all ");
        assertThat(bytes("second")).isEqualTo(whole);
        Files.writeString(folder.resolve("first/curves.csv"), "x");
        Left differs = galcause("rerun", manifest, "--check");
        assertThat(differs.status()).isEqualTo(3);
        assertThat(differs.out()).contains("curves.csv: differs (now sha256:");
        assertThat(galcause("rerun", manifest).err()).contains("say where with --to DIR");
    }

    @Test
    void aFullOrReadOnlyDiskIsSaidAndTheRunGoesOnLater() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(
                shell("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "a small disk needs root");
        try {
            assertThat(on("ingest", "disk/run").status()).isZero();
            Path ballast = disk.resolve("ballast");
            long free = disk.toFile().getUsableSpace();
            Files.write(ballast, new byte[(int) free - 24 * 1024]);
            Left full = on("run", "disk/run");
            assertThat(full.status()).isEqualTo(3);
            assertThat(full.err()).contains("No space left on device", "free some space");
            Files.delete(ballast);
            assertThat(shell("mount", "-o", "remount,ro", disk.toString())).isTrue();
            Left readOnly = on("run", "disk/run");
            assertThat(readOnly.status()).isEqualTo(3);
            assertThat(readOnly.err()).contains("Read-only file system", "choose another folder with --to");
            assertThat(shell("mount", "-o", "remount,rw", disk.toString())).isTrue();
            Left rest = on("run", "disk/run");
            assertThat(rest.status()).as(rest.err()).isZero();
            assertThat(bytes("disk/run")).isEqualTo(whole);
            assertThat(about("verify", "disk/run").status()).isZero();
        } finally {
            shell("umount", "-l", disk.toString());
        }
    }

    private static boolean shell(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
