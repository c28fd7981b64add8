package org.galcause.ingesttng.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of the files: the same for the same seed, and as other programs read them. */
class MockBytesTest {

    private static MockUniverse small(long seed) {
        return MockUniverse.standard(seed).withGalaxies(30).withBoxSide(20_000).withSnapshots(List.of(0, 20, 60, 99));
    }

    private static SortedMap<String, byte[]> content(Path folder) throws IOException {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path folder) throws IOException {
        small(4).write(folder.resolve("a"));
        small(4).write(folder.resolve("b"));
        small(5).write(folder.resolve("c"));
        SortedMap<String, byte[]> a = content(folder.resolve("a"));
        SortedMap<String, byte[]> b = content(folder.resolve("b"));
        SortedMap<String, byte[]> c = content(folder.resolve("c"));

        assertThat(a.keySet()).isEqualTo(b.keySet()).isEqualTo(c.keySet()).hasSize(4 * 5 + 2 + 1);
        a.forEach((name, bytes) -> assertThat(b.get(name)).as(name).isEqualTo(bytes));
        assertThat(c.get("mock-universe.json")).isNotEqualTo(a.get("mock-universe.json"));
        String chunk =
                Path.of("output", "groups_099", "fof_subhalo_tab_099.0.hdf5").toString();
        assertThat(c.get(chunk)).isNotEqualTo(a.get(chunk));
        assertThat(new String(a.get(chunk), StandardCharsets.ISO_8859_1)).doesNotContain("jHDF");
    }

    @Test
    void h5dumpReadsThem(@TempDir Path folder) throws Exception {
        assumeTrue(runs("h5dump", "--version"), "needs h5dump (Debian package hdf5-tools)");
        small(4).write(folder);
        MockFiles files = new MockFiles(folder, small(4));

        assertThat(output(
                        "h5dump",
                        "-d",
                        "/Subhalo/SubhaloMassType",
                        "-H",
                        files.chunk(99, 0).toString()))
                .contains("H5T_IEEE_F32LE", ", 6 )");
        assertThat(output("h5dump", "-d", "/SnapNum", "-H", files.trees(1).toString()))
                .contains("H5T_STD_I16LE");
        assertThat(output(
                        "h5dump",
                        "-a",
                        "/Header/Nsubgroups_ThisFile",
                        files.chunk(99, 1).toString()))
                .contains("(0): 0");
    }

    @Test
    void h5pyReadsTheSameNumbers(@TempDir Path folder) throws Exception {
        assumeTrue(runs("/usr/bin/python3", "-c", "import h5py"), "needs h5py (Debian package python3-h5py)");
        small(4).write(folder);
        MockFiles files = new MockFiles(folder, small(4));
        MockFiles.Rows subhaloes = files.catalogue(99, "Subhalo");
        String script = """
                import h5py, sys
                f = h5py.File(sys.argv[1], 'r')
                s = f['Subhalo']
                print(s['SubhaloPos'].dtype, s['SubhaloFlag'].dtype, s['SubhaloIDMostbound'].dtype)
                print(repr(float(s['SubhaloPos'][17, 1])), repr(float(s['SubhaloMassType'][0, 4])))
                print(type(f['Header'].attrs['NumFiles']).__name__, len(f['IDs']))
                """;

        assertThat(output("/usr/bin/python3", "-c", script, files.chunk(99, 0).toString())
                        .lines())
                .containsExactly(
                        "float32 uint8 uint64",
                        subhaloes.value("SubhaloPos", 17, 1) + " " + subhaloes.value("SubhaloMassType", 0, 4),
                        "int32 0");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
