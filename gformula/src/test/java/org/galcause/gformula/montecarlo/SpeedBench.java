package org.galcause.gformula.montecarlo;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/**
 * Times bootstrap replicates of three interventions and the natural course on a table of units x times (id, t0, M, D, Y; Y at the last
 * time). Arguments: the table (.csv.gz), {@code gformula} or {@code ice}, how many replicates.
 */
public final class SpeedBench {

    private SpeedBench() {}

    public static void main(String[] arguments) throws IOException {
        EstimationProblem problem = problem(Path.of(arguments[0]));
        Estimator estimator = arguments[1].equals("ice") ? ice() : gformula(problem);
        for (int replicate = 0; replicate <= Integer.parseInt(arguments[2]); replicate++) {
            long wall = System.nanoTime();
            long cpu = cpu();
            Answer answer = estimator.answer(problem, new Replicate(7, replicate));
            System.out.printf(
                    Locale.ROOT,
                    "replicate %d cpu %.3f wall %.3f answers %s%n",
                    replicate,
                    (cpu() - cpu) / 1e9,
                    (System.nanoTime() - wall) / 1e9,
                    answer.values().stream().map(Answer.Value::estimate).toList());
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Estimator gformula(EstimationProblem problem) {
        return new ParametricGFormula(
                "gformula",
                OptionalInt.of(problem.panel().units()),
                ParametricGFormula.Start.OBSERVED,
                ParametricGFormula.Limits.OBSERVED);
    }

    private static Estimator ice() {
        ModelSpec outcome = ModelSpec.empty().with(Formula.parse("D + M + D[t-1] + M[t-1] + mean(D[..t])"));
        return new IteratedConditionalExpectation(
                "ice",
                Fit.BY_TIME,
                IteratedConditionalExpectation.EventForm.CLASSICAL,
                outcome,
                Optional.of(Family.GAUSSIAN),
                IteratedConditionalExpectation.BOUND);
    }

    private static EstimationProblem problem(Path table) throws IOException {
        List<double[]> rows = rows(table);
        double[] times =
                rows.stream().mapToDouble(r -> r[1]).distinct().sorted().toArray();
        int units = rows.size() / times.length;
        double[][] columns = new double[3 * times.length][units];
        for (int i = 0; i < rows.size(); i++) {
            for (int v = 0; v < 3; v++) {
                columns[v * times.length + i % times.length][i / times.length] = rows.get(i)[2 + v];
            }
        }
        List<Variable> variables =
                List.of(Variable.continuous("M"), Variable.continuous("D"), Variable.continuous("Y"));
        Panel panel = Panel.of(
                new PanelSchema(variables, TimeGrid.of(times)),
                LongStream.range(0, units).toArray(),
                columns);
        return Problems.problem(panel, """
                M[t-1] -> M[t], D[t], Y[t]
                D[t-1] -> M[t], D[t], Y[t]
                M[t] -> D[t], Y[t]
                D[t] -> Y[t]
                """, question(times.length - 1), models(), 7);
    }

    private static Question question(int last) {
        Contrast regimes = Problems.regimes(
                Problems.natural(),
                Problems.regime("less", "D", new Intervention.Shift(-0.2, Optional.empty())),
                Problems.regime("more", "D", new Intervention.Shift(0.2, Optional.empty())),
                Problems.regime("set", "D", new Intervention.SetTo(0.7)));
        return Problems.question("D", "Y", List.of(last), regimes, Optional.empty());
    }

    private static Map<String, ModelSpec> models() {
        return Map.of(
                "M", Problems.model(Family.GAUSSIAN, Fit.POOLED, "t > 0", "M[t-1] + D[t-1] + t"),
                "D", Problems.model(Family.GAUSSIAN, Fit.POOLED, "t > 0", "D[t-1] + M + M[t-1] + t"),
                "Y", Problems.model(Family.GAUSSIAN, Fit.POOLED, "", "D + M + D[t-1] + M[t-1] + mean(D[..t])"));
    }

    private static List<double[]> rows(Path table) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .forEach(line -> rows.add(Stream.of(line.split(",", -1))
                            .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                            .toArray()));
        }
        return rows;
    }
}
