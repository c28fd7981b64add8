package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.galcause.redshiftsweep.study.Study;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands on a study share: its file and the common options. */
final class StudyCommand {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec mixee;

    @Parameters(paramLabel = "STUDY", description = "The study file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    Study study() {
        return Workbench.study(file, options);
    }

    Path file() {
        return file;
    }

    CommonOptions options() {
        return options;
    }

    Workbench workbench(Study study) {
        return Workbench.open(options, Workbench.folderOf(study));
    }

    PrintWriter out() {
        return mixee.commandLine().getOut();
    }

    PrintWriter err() {
        return mixee.commandLine().getErr();
    }
}
