package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.galcause.redshiftsweep.explain.StudyExplanation;
import org.galcause.redshiftsweep.figures.FigureStage;
import org.galcause.redshiftsweep.figures.ReportStage;
import org.galcause.redshiftsweep.stages.ManifestFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "report",
        description = "Writes the page that puts a run's verdicts, tables and figures together.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private final GivenRun run = new GivenRun();

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(options.to().orElse(run.path()));
        List<Path> figures = new FigureStage(folder.study(), folder.folder(), folder.times()).draw();
        Path page = new ReportStage(
                        folder.study(),
                        folder.folder(),
                        StudyExplanation.identification(folder.study(), folder.times()))
                .write(figures);
        run.out().println(page);
        new ManifestFile(folder.folder()).renewOutputs();
        return 0;
    }
}
