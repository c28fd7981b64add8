package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.galcause.redshiftsweep.results.ResultFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands on a run that is there share: its folder, and where they print. */
final class GivenRun {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec mixee;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    Path path() {
        return path;
    }

    ResultFolder folder() {
        return new ResultFolder(path);
    }

    PrintWriter out() {
        return mixee.commandLine().getOut();
    }
}
