package org.galcause.causalmodel.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;

/** Spells out a question on a panel: every number to be estimated, the paths of the levels included. */
public final class Targets {

    private Targets() {}

    /** All targets, by step, then by level or regime in order. The levels' values and paths are those of the whole sample. */
    public static List<Target> of(Question question, Panel panel) {
        List<Target> targets = new ArrayList<>();
        for (int step : question.steps()) {
            if (question.contrast() instanceof Contrast.Levels levels) {
                targets.addAll(levels(question, levels, panel, step));
            } else if (question.contrast() instanceof Contrast.Regimes regimes) {
                regimes.regimes().forEach(regime -> targets.add(new Target(step, regime, 0, Double.NaN)));
            }
        }
        return List.copyOf(targets);
    }

    private static List<Target> levels(Question question, Contrast.Levels levels, Panel panel, int step) {
        String treatment = question.treatment();
        int variable = panel.schema().index(treatment);
        double[] meanPath = meanPath(panel, variable, step);
        double[] weights = LevelSummary.weights(levels.summary(), panel.schema().grid(), step);
        double[] values = values(levels, panel, variable, step);
        List<Target> targets = new ArrayList<>();
        for (int l = 0; l < values.length; l++) {
            List<Double> path = path(levels.path(), meanPath, weights, values[l]);
            Regime regime = new Regime("level=" + (l + 1), Map.of(treatment, new Intervention.Path(path)));
            targets.add(new Target(step, regime, l + 1, values[l]));
        }
        return targets;
    }

    private static double[] values(Contrast.Levels levels, Panel panel, int variable, int step) {
        if (levels.grid() instanceof Contrast.Grid.AtValues given) {
            return given.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        double[] sample = panel.blocks().stream()
                .flatMapToDouble(block -> Arrays.stream(
                        LevelSummary.of(levels.summary(), panel.schema().grid(), block, variable, step)))
                .filter(x -> !Double.isNaN(x))
                .sorted()
                .toArray();
        Contrast.Grid.AtQuantiles quantiles = (Contrast.Grid.AtQuantiles) levels.grid();
        return quantiles.probabilities().stream()
                .mapToDouble(p -> Quantiles.ofSorted(sample, p))
                .toArray();
    }

    private static double[] meanPath(Panel panel, int variable, int step) {
        double[] mean = new double[step + 1];
        for (int s = 0; s <= step; s++) {
            mean[s] = Arrays.stream(panel.column(variable, s))
                    .filter(x -> !Double.isNaN(x))
                    .average()
                    .orElse(Double.NaN);
        }
        return mean;
    }

    private static List<Double> path(Contrast.Path path, double[] meanPath, double[] weights, double level) {
        double moved = level;
        for (int s = 0; s < meanPath.length; s++) {
            moved -= weights[s] * (weights[s] == 0 ? 0 : meanPath[s]);
        }
        double by = moved;
        return Arrays.stream(meanPath)
                .mapToObj(mean -> path == Contrast.Path.CONSTANT ? level : mean + by)
                .toList();
    }
}
