package org.galcause.redshiftsweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.run.SparkGate;
import org.galcause.redshiftsweep.stages.RunStatus;
import org.galcause.redshiftsweep.stages.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description =
                "Reads every stored file of a run and names those that are damaged or do not belong there; running the study again repairs only those.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private final GivenRun run = new GivenRun();

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        ResultFolder folder = run.folder();
        RunStatus.requirePlan(folder);
        Logs.intoTemporary();
        Consumer<String> say = System.err::println;
        try (SparkGate spark = new SparkGate(options.master(), say)) {
            List<String> faults = new Verification(folder, spark).faults();
            if (faults.isEmpty()) {
                run.out().println("whole: every stored file of " + folder.path() + " is as it was written");
                return 0;
            }
            faults.forEach(fault -> run.out().println(fault));
            throw UserError.data(folder.path() + ": " + faults.size()
                    + (faults.size() == 1 ? " file is" : " files are")
                    + " damaged, changed or foreign; run the study again: it repairs only those");
        }
    }
}
