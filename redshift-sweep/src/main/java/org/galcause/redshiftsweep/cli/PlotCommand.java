package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.galcause.redshiftsweep.figures.FigureStage;
import org.galcause.redshiftsweep.stages.ManifestFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plot",
        description = "Draws the figures of a run again, from its result files.",
        mixinStandardHelpOptions = true)
final class PlotCommand implements Callable<Integer> {

    @Mixin
    private final GivenRun run = new GivenRun();

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(options.to().orElse(run.path()));
        List<Path> figures = new FigureStage(folder.study(), folder.folder(), folder.times()).draw();
        figures.forEach(figure -> run.out().println(figure + ".{png,svg,pdf,csv}"));
        new ManifestFile(folder.folder()).renewOutputs();
        return 0;
    }
}
