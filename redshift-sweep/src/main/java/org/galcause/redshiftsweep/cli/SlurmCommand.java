package org.galcause.redshiftsweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.slurm.BatchScripts;
import org.galcause.redshiftsweep.slurm.SiteProfile;
import org.galcause.redshiftsweep.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "slurm",
        description =
                "Writes batch scripts for a study: one node, an array over slices, a Spark cluster in an allocation; and prints the lines that submit them. Results go to DIR/results.",
        mixinStandardHelpOptions = true)
final class SlurmCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            description = "The site's profile, a small YAML file; slurm/profiles has three to copy.")
    @SuppressWarnings("NullAway.Init")
    private Path profile;

    @Option(
            names = "--slices",
            paramLabel = "N",
            defaultValue = "10",
            description = "Tasks of the array (default: ${DEFAULT-VALUE}).")
    private int slices;

    @Option(names = "--submit", description = "Also submit the array: ingest, slices, collect.")
    private boolean submit;

    @Override
    public Integer call() {
        if (slices < 1) {
            throw UserError.study("--slices: found " + slices + "; allowed: a whole number from 1 up");
        }
        Study study = command.study();
        SiteProfile site = SiteProfile.read(profile);
        Path to = command.options().to().orElse(Path.of("slurm-" + study.name().replaceAll("[^A-Za-z0-9._-]+", "-")));
        if (submit) {
            requireSbatch();
        }
        BatchScripts scripts = new BatchScripts(command.file(), study.name(), site, program(), to, slices);
        scripts.write(to);
        tell(scripts, to);
        return submit ? submitted(scripts) : 0;
    }

    private void tell(BatchScripts scripts, Path to) {
        PrintWriter out = command.out();
        out.println(
                "written to " + to + ": node, ingest, array, collect and spark .sbatch; read them, edit them, then");
        out.println();
        out.println("one node:");
        out.println("  " + scripts.line("node"));
        out.println("an array of " + slices + " slices, then tables and figures:");
        scripts.arrayLines().forEach(line -> out.println("  " + line));
        out.println("a Spark cluster inside one allocation:");
        out.println("  " + scripts.line("spark"));
        out.println();
        out.println("how far it is: galcause status " + to.resolve("results"));
        if (sbatch().isEmpty()) {
            command.err().println("galcause: note: there is no sbatch on this machine; run the lines on a login node");
        }
    }

    private int submitted(BatchScripts scripts) {
        try {
            Process shell = new ProcessBuilder("bash", "-ec", String.join("\n", scripts.arrayLines()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (shell.waitFor() != 0) {
                throw UserError.study("sbatch refused the scripts: "
                        + said.lines().findFirst().orElse("") + "; look at the profile " + profile);
            }
            command.out().println(said);
            return 0;
        } catch (IOException e) {
            throw UserError.study("sbatch cannot be run (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void requireSbatch() {
        if (sbatch().isEmpty()) {
            throw UserError.study(
                    "--submit: there is no sbatch on this machine's path; leave --submit out, and run the lines that are printed on a login node");
        }
    }

    private static Optional<Path> sbatch() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "sbatch"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The program that runs now, as the nodes will see it on the shared file system. */
    private static BatchScripts.Program program() {
        try {
            Path jar = Path.of(SlurmCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path jars = Optional.ofNullable(jar.getParent()).orElse(jar);
            List<Path> up = Stream.iterate(jars, folder -> folder != null, Path::getParent)
                    .toList();
            Path launcher = up.stream()
                    .map(folder -> folder.resolve("galcause"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(Path.of("galcause"));
            return new BatchScripts.Program(launcher, jars);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
