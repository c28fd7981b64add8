package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.stages.RunStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description =
                "Tells how far a run is: cells done, running, failed with their reason, missing. Exit status 0 when complete, 5 otherwise.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final GivenRun run = new GivenRun();

    @Option(
            names = "--slices",
            paramLabel = "N",
            description =
                    "Print only the numbers of those of N slices that have cells left, as sbatch --array takes them.")
    private @Nullable Integer slices;

    @Override
    public Integer call() {
        RunStatus status = new RunStatus(run.folder());
        PrintWriter out = run.out();
        if (slices == null) {
            status.lines().forEach(out::println);
        } else if (slices < 1) {
            throw UserError.study("--slices: found " + slices + "; allowed: a whole number from 1 up");
        } else {
            out.println(status.slicesLeft(slices));
        }
        return status.isComplete() ? 0 : UserError.Cause.INCOMPLETE.exitStatus();
    }
}
