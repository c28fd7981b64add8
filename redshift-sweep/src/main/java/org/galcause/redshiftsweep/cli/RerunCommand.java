package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.stages.FileChanges;
import org.galcause.redshiftsweep.stages.ManifestFile;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rerun",
        description =
                "Runs a study again from the manifest of a finished run (--to DIR), or only says whether inputs and outputs are still the same (--check).",
        mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "MANIFEST", description = "The manifest.json of a run, or its folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--check", description = "Compute nothing: compare fingerprints; exit status 3 when one differs.")
    private boolean check;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        ResultFolder folder = new ResultFolder(home());
        ManifestFile manifest = new ManifestFile(folder);
        return check ? check(manifest, folder) : again(manifest, folder);
    }

    private Path home() {
        Path absolute = file.toAbsolutePath().normalize();
        return Files.isDirectory(absolute)
                ? absolute
                : Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }

    private int check(ManifestFile manifest, ResultFolder folder) {
        List<String> changes = new ArrayList<>();
        List<ManifestFile.Named> inputs = manifest.inputs();
        List<ManifestFile.Named> outputs = manifest.outputs();
        if (!manifest.isWhole()) {
            changes.add(folder.file(ManifestFile.NAME) + ": damaged or edited");
        }
        changes.addAll(FileChanges.sentences(inputs, folder.path()));
        changes.addAll(FileChanges.sentences(outputs, folder.path()));
        return told(
                changes,
                "same: " + inputs.size() + " inputs and " + outputs.size()
                        + " outputs have the fingerprints of the manifest");
    }

    private int told(List<String> changes, String allWell) {
        PrintWriter out = spec.commandLine().getOut();
        if (changes.isEmpty()) {
            out.println(allWell);
            return 0;
        }
        changes.forEach(out::println);
        spec.commandLine()
                .getErr()
                .println("galcause: " + changes.size() + (changes.size() == 1 ? " file is" : " files are")
                        + " not what the manifest says");
        return UserError.Cause.DATA.exitStatus();
    }

    private int again(ManifestFile manifest, ResultFolder folder) {
        Path to = options.to()
                .map(given -> given.toAbsolutePath().normalize())
                .filter(given -> !given.equals(folder.path()))
                .orElseThrow(
                        () -> UserError.study(
                                "rerun: say where with --to DIR, another folder than the manifest's; or --check to compare only"));
        Study study = StudyFile.parse(manifest.studyText(), manifest.studyFile());
        OptionalLong seed = manifest.seed();
        Study seeded = seed.isPresent() ? study.withSeed(seed.getAsLong()) : study;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int status = new WholeStudy(seeded, options, to, new OutputOptions().outputs(), out, err).run();
        List<ManifestFile.Named> outputs = manifest.outputs().stream()
                .filter(named -> Files.exists(to.resolve(named.path())))
                .toList();
        int compared = told(
                FileChanges.sentences(outputs, to),
                "same: all " + outputs.size() + " files have the bytes of " + folder.path());
        return Math.max(status, compared);
    }
}
