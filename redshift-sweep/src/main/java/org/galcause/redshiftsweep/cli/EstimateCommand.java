package org.galcause.redshiftsweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "estimate",
        description = "Computes a study's result tables, from the panel to the last contrast; no figures.",
        mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    public Integer call() {
        return new WholeStudy(command.study(), command, outputs.outputs()).estimate();
    }
}
