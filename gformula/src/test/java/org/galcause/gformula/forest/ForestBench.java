package org.galcause.gformula.forest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;

/**
 * Times bootstrap replicates of the galaxy paper's causal model (20 weight forests, 11 outcome forests). Arguments: the table (text; id,
 * snapshot, halo mass, stellar mass, density, star formation), and how many replicates.
 */
public final class ForestBench {

    private ForestBench() {}

    public static void main(String[] arguments) throws IOException {
        EstimationProblem problem = problem(Path.of(arguments[0]));
        MarginalStructuralModel paper = MarginalStructuralModel.paper("paper", Weights.HISTORY, List.of("halo_mass"));
        for (int replicate = 1; replicate <= Integer.parseInt(arguments[1]); replicate++) {
            long wall = System.nanoTime();
            long cpu = cpu();
            paper.answer(problem, new Replicate(7, replicate));
            System.out.printf(
                    Locale.ROOT,
                    "replicate %d cpu %.2f wall %.2f%n",
                    replicate,
                    (cpu() - cpu) / 1e9,
                    (System.nanoTime() - wall) / 1e9);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static EstimationProblem problem(Path table) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (Stream<String> lines = Files.lines(table)) {
            lines.skip(1)
                    .forEach(line -> rows.add(Stream.of(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
        }
        double[] snapshots =
                rows.stream().mapToDouble(r -> r[1]).distinct().sorted().toArray();
        int steps = snapshots.length;
        int units = rows.size() / steps;
        int[] places = {2, 4, 5};
        double[][] columns = new double[places.length * steps][units];
        for (int i = 0; i < rows.size(); i++) {
            for (int v = 0; v < places.length; v++) {
                columns[v * steps + i % steps][i / steps] = rows.get(i)[places[v]];
            }
        }
        List<Variable> variables = List.of(
                Variable.continuous("halo_mass"), Variable.continuous("environment"), Variable.continuous("sfr"));
        Panel panel = Panel.of(
                new PanelSchema(variables, TimeGrid.of(snapshots)),
                LongStream.range(0, units).toArray(),
                columns);
        String graph = """
                halo_mass[t-1] -> halo_mass[t], environment[t]
                environment[t-1] -> halo_mass[t], environment[t]
                halo_mass[t] -> sfr[t]
                environment[t] -> sfr[t]
                """;
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, Contrast.Grid.AtQuantiles.spaced(100));
        List<Integer> asked = IntStream.range(0, steps).boxed().toList();
        return Problems.problem(
                panel, graph, Problems.question("environment", "sfr", asked, levels, Optional.empty()), Map.of(), 7);
    }
}
