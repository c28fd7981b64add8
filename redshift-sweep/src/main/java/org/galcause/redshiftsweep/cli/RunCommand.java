package org.galcause.redshiftsweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        description =
                "Does everything that a study asks for: ingest, estimate, figures, report; only what is out of date.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    public Integer call() {
        return new WholeStudy(command.study(), command, outputs.outputs()).run();
    }
}
