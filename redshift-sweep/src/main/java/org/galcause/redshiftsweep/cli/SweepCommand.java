package org.galcause.redshiftsweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "sweep",
        description = "Computes the cells of a study that are missing and collects them into the result tables.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    public Integer call() {
        return new WholeStudy(command.study(), command, outputs.outputs()).estimate();
    }
}
