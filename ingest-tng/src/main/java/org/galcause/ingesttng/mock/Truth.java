package org.galcause.ingesttng.mock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.IngestRequest;

/**
 * The true effect in a mock universe: E[outcome] had every galaxy's environment followed a given path, by simulation of the structural
 * equations with the environment set.
 *
 * <p>Immutable, safe to share among threads; the same bits on any number of them.
 *
 * @param universe whose truth
 * @param subjects how many galaxies are simulated for each level
 */
public record Truth(MockUniverse universe, int subjects) {

    /** Subjects of {@link #of}: with them the error of a mean is about 0.002 dex. */
    public static final int SUBJECTS = 100_000;

    private static final int BLOCK = 2048;

    /** The truth of a universe. */
    public static Truth of(MockUniverse universe) {
        return new Truth(universe, SUBJECTS);
    }

    /**
     * The truth beside a simulation, if it is a mock universe.
     *
     * @param root the folder of a simulation, or its {@code output}
     * @throws UserError if there is a description of a mock universe that cannot be read
     */
    public static Optional<Truth> beside(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        return Stream.of(Optional.of(folder), Optional.ofNullable(folder.getParent()))
                .flatMap(Optional::stream)
                .map(Description::in)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Truth::of);
    }

    /**
     * Whether the equations say something about a study: its treatment is the density of 10 neighbours among all true subhaloes, its outcome
     * the star formation rate, both log10 in the equations' units, all of its times and more are steps of the equations, and nothing but
     * levels is asked.
     */
    public boolean answers(IngestRequest request, Question question, TimeGrid grid) {
        return Coverage.of(universe.equations(), request, question, grid);
    }

    /**
     * The true mean outcome of each level.
     *
     * @param targets levels of an effect curve; others are passed over
     * @param grid the study's times, all of them steps of the equations; at other steps the environment stays natural
     * @param floor what takes the place of a star formation rate of zero (Msun/yr)
     * @throws UserError if a time of the grid is no step of the equations
     */
    public List<TruthPoint> curve(List<Target> targets, TimeGrid grid, Floor floor) {
        List<Target> levels = targets.stream().filter(Target::isLevel).toList();
        int[] stepOfTime = stepsOf(grid);
        int blocks = (subjects + BLOCK - 1) / BLOCK;
        long key = Randomness.key(universe.seed(), "mock/truth");
        List<double[][]> sums = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> block(key, block, levels, stepOfTime, floor))
                .toList();
        List<TruthPoint> points = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            points.add(point(levels.get(i), grid, sums, i));
        }
        return List.copyOf(points);
    }

    private int[] stepsOf(TimeGrid grid) {
        List<Integer> snapshots = universe.equations().snapshots();
        return grid.points().stream()
                .mapToInt(point -> {
                    int step = snapshots.indexOf((int) Math.rint(point.time()));
                    if (step < 0) {
                        throw UserError.question("Snapshot " + point.label()
                                + " is no step of the mock universe's equations, so the truth is not defined; take snapshots from "
                                + snapshots + ".");
                    }
                    return step;
                })
                .toArray();
    }

    /** Sum and sum of squares of the outcome of each level, over one block of subjects. */
    private double[][] block(long key, int block, List<Target> levels, int[] stepOfTime, Floor floor) {
        int first = block * BLOCK;
        int rows = Math.min(BLOCK, subjects - first);
        StructuralEquations equations = universe.equations();
        Noise noise = Noise.draw(key, first, rows, equations.steps());
        double[][] sums = new double[levels.size()][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(noise, levels.get(i), stepOfTime, floor);
        }
        return sums;
    }

    private double[] sum(Noise noise, Target level, int[] stepOfTime, Floor floor) {
        double[] path = path(level, stepOfTime);
        int last = stepOfTime[level.step()];
        Histories run = universe.equations().simulate(noise, last + 1, (step, natural) -> set(natural, path[step]));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < noise.subjects(); i++) {
            double outcome = Floors.outcome(floor, run, noise, last, i);
            sum += outcome;
            squares += outcome * outcome;
        }
        return new double[] {sum, squares};
    }

    private static double[] set(double[] natural, double value) {
        if (!Double.isNaN(value)) {
            Arrays.fill(natural, value);
        }
        return natural;
    }

    /** The value that the environment is set to at each step of the equations; NaN where it stays natural. */
    private double[] path(Target level, int[] stepOfTime) {
        List<Intervention> interventions =
                List.copyOf(level.regime().interventions().values());
        if (interventions.size() != 1 || !(interventions.get(0) instanceof Intervention.Path given)) {
            throw new IllegalArgumentException(
                    "the truth of a level needs one path: " + level.regime().describe());
        }
        double[] path = new double[universe.equations().steps()];
        Arrays.fill(path, Double.NaN);
        for (int s = 0; s < Math.min(given.valueByStep().size(), level.step() + 1); s++) {
            path[stepOfTime[s]] = given.valueByStep().get(s);
        }
        return path;
    }

    private TruthPoint point(Target level, TimeGrid grid, List<double[][]> sums, int i) {
        double sum = 0;
        double squares = 0;
        for (double[][] block : sums) {
            sum += block[i][0];
            squares += block[i][1];
        }
        double mean = sum / subjects;
        double variance = (squares - subjects * mean * mean) / (subjects - 1);
        return new TruthPoint(
                grid.at(level.step()).time(), level.level(), level.summary(), mean, Math.sqrt(variance / subjects));
    }
}
