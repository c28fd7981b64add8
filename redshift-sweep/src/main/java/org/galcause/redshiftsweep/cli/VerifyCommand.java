package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.stages.RunStatus;
import org.galcause.redshiftsweep.stages.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description =
                "Reads every stored file of a run and names those that are damaged or do not belong there; running the study again repairs only those.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        ResultFolder folder = new ResultFolder(run);
        if (!java.nio.file.Files.exists(folder.file(org.galcause.redshiftsweep.plan.PlanFile.NAME))) {
            new RunStatus(folder);
        }
        Logs.intoTemporary();
        try (org.galcause.redshiftsweep.run.SparkGate spark =
                new org.galcause.redshiftsweep.run.SparkGate(options.master())) {
            List<String> faults = new Verification(folder, spark).faults();
            if (faults.isEmpty()) {
                spec.commandLine()
                        .getOut()
                        .println("whole: every stored file of " + folder.path() + " is as it was written");
                return 0;
            }
            faults.forEach(fault -> spec.commandLine().getOut().println(fault));
            throw UserError.data(folder.path() + ": " + faults.size()
                    + (faults.size() == 1 ? " file is" : " files are")
                    + " damaged, changed or foreign; run the study again: it repairs only those");
        }
    }
}
