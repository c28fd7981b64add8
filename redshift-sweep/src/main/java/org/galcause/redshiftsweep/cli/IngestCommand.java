package org.galcause.redshiftsweep.cli;

import java.util.concurrent.Callable;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.redshiftsweep.explain.Calibration;
import org.galcause.redshiftsweep.stages.Outputs;
import org.galcause.redshiftsweep.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ingest",
        description = "Reads a study's files into the panel, unless it is up to date.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Override
    public Integer call() {
        Study study = command.study();
        try (Workbench workbench = command.workbench(study)) {
            IngestedPanel panel = workbench.run(study, Outputs.TABLES).ingest();
            command.out()
                    .println("panel: " + panel.panel().units() + " units x "
                            + panel.panel().schema().steps() + " times");
            panel.report().counts().forEach(count -> command.out().println("  " + count.step() + ": " + count.units()));
            Calibration.of(study, panel.panel()).forEach(command.out()::println);
            command.out().println("written: " + workbench.folder().file("panel"));
            return 0;
        }
    }
}
