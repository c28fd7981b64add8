package org.galcause.causalmodel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final int UNITS = 500;
    private static final TimeGrid GRID = new TimeGrid(
            List.of(new TimePoint(67, 0.5, 8.6), new TimePoint(83, 0.2, 11.1), new TimePoint(99, 0, 13.8)), 0);
    private static final Panel PANEL = panel();

    @Test
    void levelsAreQuantilesOfTheSummaryOnTheWholeSample() {
        List<Target> targets = targets(new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, 21);
        assertThat(targets).hasSize(63);
        double[] means = new double[UNITS];
        for (int s = 0; s < 3; s++) {
            for (int i = 0; i < UNITS; i++) {
                means[i] += PANEL.column(0, s)[i] / 3;
            }
        }
        assertThat(targets.get(42).summary()).isCloseTo(Quantiles.of(means, 0.01), within(1e-12));
        assertThat(targets.get(62).summary()).isCloseTo(Quantiles.of(means, 0.99), within(1e-12));
        assertThat(targets.get(62).regime().name()).isEqualTo("level=21");
    }

    @Test
    void aParallelPathKeepsTheShapeOfTheMeanPathAndHasTheSummaryAsked() {
        for (Contrast.Summary summary : List.of(
                new Contrast.Summary.RunningMean(),
                new Contrast.Summary.Current(),
                new Contrast.Summary.RecencyWeighted(3))) {
            List<Target> targets = targets(summary, Contrast.Path.PARALLEL, 5);
            List<Double> low = path(targets.get(10));
            List<Double> high = path(targets.get(14));
            double[] weights = LevelSummary.weights(summary, GRID, 2);
            double reached = 0;
            for (int s = 0; s < 3; s++) {
                reached += weights[s] * high.get(s);
                assertThat(high.get(s) - low.get(s)).isCloseTo(high.get(0) - low.get(0), within(1e-12));
            }
            assertThat(reached).isCloseTo(targets.get(14).summary(), within(1e-12));
            assertThat(low.get(2) - low.get(0)).isNotCloseTo(0, within(0.5));
        }
    }

    @Test
    void aConstantPathIsTheLevelEverywhere() {
        Target top = targets(new Contrast.Summary.RunningMean(), Contrast.Path.CONSTANT, 3)
                .get(8);
        assertThat(path(top)).containsOnly(top.summary());
    }

    @Test
    void recencyWeightsFollowTheAges() {
        double[] weights = LevelSummary.weights(new Contrast.Summary.RecencyWeighted(2.7), GRID, 2);
        assertThat(weights[2] / weights[1]).isCloseTo(Math.exp(1), within(1e-12));
        assertThat(weights[0] + weights[1] + weights[2]).isCloseTo(1, within(1e-12));
    }

    private static List<Double> path(Target target) {
        return ((Intervention.Path) target.regime().on("environment")).valueByStep();
    }

    private static List<Target> targets(Contrast.Summary summary, Contrast.Path path, int n) {
        Contrast.Levels levels = new Contrast.Levels(summary, path, Contrast.Grid.AtQuantiles.spaced(n));
        return Targets.of(
                new Question(
                        List.of("environment"), "sfr", List.of(0, 1, 2), levels, Optional.empty(), Optional.empty()),
                PANEL);
    }

    private static Panel panel() {
        double[][] columns = new double[6][UNITS];
        long[] ids = new long[UNITS];
        for (int i = 0; i < UNITS; i++) {
            ids[i] = i;
            for (int c = 0; c < 6; c++) {
                columns[c][i] = c + Randomness.normal(Randomness.key(3, "column " + c), i);
            }
        }
        List<Variable> variables = List.of(Variable.continuous("environment"), Variable.continuous("sfr"));
        return Panel.of(new PanelSchema(variables, GRID), ids, columns);
    }
}
