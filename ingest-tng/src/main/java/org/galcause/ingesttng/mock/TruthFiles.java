package org.galcause.ingesttng.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.question.Targets;
import org.galcause.causalmodel.result.TruthPoint;

/** Writes what is known about a mock universe: how it was made, and the true effect at the levels of the demo's study. */
final class TruthFiles {

    private static final int LEVELS = 21;
    private static final String TREATMENT = "environment";

    private TruthFiles() {}

    /** Writes the description, and the truth when every step of the equations is a snapshot of the universe; how many files. */
    static int write(MockUniverse universe, Lives lives, Histories histories, Path folder) {
        text(folder.resolve(Description.FILE), Description.of(universe).text());
        if (!universe.snapshots().containsAll(universe.equations().snapshots())) {
            return 1;
        }
        TimeGrid grid = grid(universe.equations());
        List<Target> targets = targets(universe, lives, histories, grid);
        text(folder.resolve("truth.csv"), csv(Truth.of(universe).curve(targets, grid, Floors.standard())));
        return 2;
    }

    static TimeGrid grid(StructuralEquations equations) {
        List<TimePoint> points = equations.snapshots().stream()
                .map(s -> new TimePoint(s, SnapshotTimes.redshift(s), SnapshotTimes.ageGyr(s)))
                .toList();
        return new TimeGrid(points, 0);
    }

    /** 21 quantiles of the running mean of the galaxies with complete histories, parallel to their mean path, at each step. */
    static List<Target> targets(MockUniverse universe, Lives lives, Histories histories, TimeGrid grid) {
        int[] complete = IntStream.range(0, lives.galaxies())
                .filter(i -> universe.equations().snapshots().stream().allMatch(s -> lives.isPresent(i, s)))
                .toArray();
        double[][] columns = Arrays.stream(histories.environment)
                .map(all -> Arrays.stream(complete).mapToDouble(i -> all[i]).toArray())
                .toArray(double[][]::new);
        long[] ids = Arrays.stream(complete).asLongStream().toArray();
        Panel panel = Panel.of(new PanelSchema(List.of(Variable.continuous(TREATMENT)), grid), ids, columns);
        Contrast.Levels levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, Contrast.Grid.AtQuantiles.spaced(LEVELS));
        List<Integer> steps = IntStream.range(0, grid.steps()).boxed().toList();
        Question question = new Question(List.of(TREATMENT), "sfr", steps, levels, Optional.empty(), Optional.empty());
        return Targets.of(question, panel);
    }

    private static String csv(List<TruthPoint> points) {
        StringBuilder text = new StringBuilder("snapshot,level,treatment,outcome,mc_se\n");
        for (TruthPoint point : points) {
            text.append(TimePoint.of(point.time()).label())
                    .append(',')
                    .append(point.level())
                    .append(',')
                    .append(point.treatment())
                    .append(',')
                    .append(point.outcome())
                    .append(',')
                    .append(point.monteCarloError())
                    .append('\n');
        }
        return text.toString();
    }

    private static void text(Path file, String content) {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(aside, content);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }
}
