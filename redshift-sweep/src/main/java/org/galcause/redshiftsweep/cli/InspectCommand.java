package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.galcause.ingesttng.inspect.Findings;
import org.galcause.ingesttng.inspect.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "inspect",
        description = "Says what is in simulation folders and files, in physical words, and what is missing.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders or files.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> paths;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        options.runners();
        Findings findings = Inspection.of(paths);
        findings.lines().forEach(spec.commandLine().getOut()::println);
        findings.requireSound();
        return 0;
    }
}
