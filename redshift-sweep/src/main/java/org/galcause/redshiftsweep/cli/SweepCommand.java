package org.galcause.redshiftsweep.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.plan.Slice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sweep",
        description = "Computes the cells of a study that are missing and collects them into the result tables.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    @Mixin
    private final StudyCommand command = new StudyCommand();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Option(
            names = "--slice",
            paramLabel = "I/N",
            description =
                    "Compute only the I-th of N slices of the cells, and collect nothing: so that N jobs share a sweep into one folder.")
    private @Nullable String slice;

    @Option(
            names = "--collect",
            description =
                    "Compute nothing: collect the cells that slices have computed; exit status 5 and a list when some are missing.")
    private boolean collect;

    @Override
    public Integer call() {
        Optional<Slice> share = Optional.ofNullable(slice).map(Slice::parse);
        if (collect && share.isPresent()) {
            throw UserError.study("--slice and --collect: only one of the two; a slice computes, collect gathers");
        }
        share.ifPresent(given -> Logs.named("galcause-slice-" + given.index() + "-of-" + given.count() + ".log"));
        WholeStudy study = new WholeStudy(command.study(), command, outputs.outputs());
        return share.map(study::slice).orElseGet(() -> collect ? study.collect() : study.estimate());
    }
}
