package org.galcause.redshiftsweep.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SiteProfileTest {

    private static Map<String, String> scripts(SiteProfile profile) {
        return new BatchScripts(
                        Path.of("/data/study.yaml"),
                        "TNG100 environment",
                        profile,
                        new BatchScripts.Program(Path.of("/opt/galcause/galcause"), Path.of("/opt/galcause/dist/jars")),
                        Path.of("/data/run"),
                        40)
                .texts();
    }

    @Test
    void everyProblemOfAProfileIsSaidAtOnce() {
        assertThatThrownBy(() -> SiteProfile.parse(
                        "partion: x\ntime: 4h\ncpus: [1, 2]\nmemory: 16GB\nmodules: [a, b]\n", "site.yaml"))
                .hasMessageContaining(
                        "site.yaml:1: unknown key \"partion\"; did you mean \"partition\"?; allowed: partition, account")
                .hasMessageContaining("site.yaml:2: time: found 4h; allowed: HH:MM:SS")
                .hasMessageContaining("site.yaml:3: cpus: found [1, 2]; allowed: a whole number")
                .hasMessageContaining("site.yaml:4: memory: found 16GB; allowed: a number with M or G");
        assertThatThrownBy(() -> SiteProfile.parse("- a\n", "site.yaml"))
                .hasMessageContaining("a profile is a YAML file");
        assertThatThrownBy(() -> SiteProfile.read(Path.of("none.yaml"))).hasMessageContaining("no such profile");
    }

    @Test
    void theScriptsSayWhatTheProfileSays() {
        Map<String, String> scripts = scripts(SiteProfile.parse("""
                partition: fast
                account: ab1
                memory: 20G
                cpus: 12
                modules: [java/17, x]
                scratch: $TMPDIR
                directives: [--constraint=rome]
                setup: [ulimit -n 4096]
                """, "site.yaml"));
        assertThat(scripts)
                .containsOnlyKeys("node.sbatch", "ingest.sbatch", "array.sbatch", "collect.sbatch", "spark.sbatch");
        scripts.forEach((name, text) -> assertThat(text)
                .as(name)
                .startsWith("#!/usr/bin/env bash\n# TNG100-environment")
                .contains(
                        "#SBATCH --partition=fast\n",
                        "#SBATCH --account=ab1\n",
                        "#SBATCH --mem=20G\n",
                        "#SBATCH --cpus-per-task=12\n",
                        "#SBATCH --constraint=rome\n",
                        "\nmodule load java/17 x\n",
                        "\nulimit -n 4096\n",
                        "-Xmx16384m",
                        "$TMPDIR/galcause")
                .doesNotContain("{{", "}}", "--qos"));
        assertThat(scripts.get("array.sbatch"))
                .contains("#SBATCH --array=1-40\n", "--slice \"$SLURM_ARRAY_TASK_ID/40\"");
        assertThat(scripts.get("collect.sbatch")).contains("status /data/run/results --slices 40");
        assertThatThrownBy(() -> new BatchScripts(
                        Path.of("/a b/s.yaml"),
                        "s",
                        SiteProfile.parse("cpus: 1", "p"),
                        new BatchScripts.Program(Path.of("/g"), Path.of("/j")),
                        Path.of("/r"),
                        2))
                .hasMessageContaining("/a b/s.yaml: batch scripts need a path without blanks");
    }

    @Test
    void theScriptsAreGoodShell() throws IOException, InterruptedException {
        for (Map.Entry<String, String> script :
                scripts(SiteProfile.parse("partition: p\n", "site.yaml")).entrySet()) {
            Path file = Files.createTempFile("script", ".sbatch");
            Files.writeString(file, script.getValue());
            Process bash = new ProcessBuilder("bash", "-n", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor()).as(script.getKey() + " " + said).isZero();
            Files.delete(file);
        }
    }

    @Test
    void theExamplesAreProfiles() throws IOException {
        Path examples = Path.of(System.getProperty("galcause.root", ".."), "slurm/profiles");
        try (Stream<Path> files = Files.list(examples)) {
            List<Path> profiles = files.sorted().toList();
            assertThat(profiles).hasSize(3);
            for (Path profile : profiles) {
                assertThat(scripts(SiteProfile.read(profile)).get("node.sbatch"))
                        .contains("#SBATCH --time=");
            }
        }
    }
}
