package org.galcause.redshiftsweep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.mock.Truth;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Needs no data: writes a mock universe with a known effect, runs the whole study on it, and prints the truth beside every estimator's answer.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    static final long SEED = 7;
    private static final String MADE = ".made";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    public Integer call() {
        Path otherwise = Path.of("galcause-demo");
        ResultFolder folder = new ResultFolder(options.to().orElse(otherwise));
        makeUniverse(folder);
        Path file = folder.file("demo.yaml");
        folder.write("demo.yaml", DemoStudy.text());
        Study study = Workbench.study(file, options);
        return new WholeStudy(
                        study,
                        options,
                        otherwise,
                        outputs.outputs(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run();
    }

    /** Writes the universe unless the same one is there, whole. */
    private void makeUniverse(ResultFolder folder) {
        MockUniverse universe = MockUniverse.standard(options.seed().orElse(SEED));
        Path place = folder.file("mock");
        boolean there = Files.exists(place.resolve(MADE))
                && Truth.beside(place)
                        .map(truth -> truth.universe().equals(universe))
                        .orElse(false);
        if (!there) {
            MockUniverse.Summary summary = universe.write(place);
            new ResultFolder(place).write(MADE, "");
            if (!options.isQuiet()) {
                System.err.println("mock universe: " + summary.subhaloes() + " subhaloes at "
                        + universe.snapshots().size() + " snapshots (" + place + ")");
            }
        }
    }

    /** The demo's study is one of the project's studies, packed into the program. */
    private static final class DemoStudy {
        static String text() {
            try (InputStream in = DemoCommand.class.getResourceAsStream("/demo.yaml")) {
                if (in == null) {
                    throw UserError.study("demo.yaml: not packed into this build; build again with mvn package");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
