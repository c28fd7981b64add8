package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.galcause.ingesttng.mock.MockUniverse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "mock",
        description =
                "Writes a mock universe in the layout of IllustrisTNG, in which the effect of environment is known.",
        mixinStandardHelpOptions = true)
final class MockCommand implements Callable<Integer> {

    /** Which snapshots are written. */
    enum Snapshots {
        STUDY,
        ALL
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--galaxies", paramLabel = "N", description = "Galaxies with complete histories (default: 2400).")
    private @Nullable Integer galaxies;

    @Option(
            names = "--snapshots",
            defaultValue = "STUDY",
            description =
                    "The snapshots of the paper's study, or all 100: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Snapshots snapshots = Snapshots.STUDY;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        Path folder = options.to().orElse(Path.of("mock-universe"));
        MockUniverse universe = MockUniverse.standard(options.seed().orElse(DemoCommand.SEED));
        universe = galaxies == null ? universe : universe.withGalaxies(galaxies);
        universe = snapshots == Snapshots.ALL ? universe.withSnapshots(MockUniverse.allSnapshots()) : universe;
        MockUniverse.Summary summary = universe.write(folder);
        spec.commandLine()
                .getOut()
                .println("mock universe: " + summary.subhaloes() + " subhaloes, " + summary.treeRows()
                        + " rows of merger trees in " + summary.files() + " files; root for a study: "
                        + summary.output());
        return 0;
    }
}
