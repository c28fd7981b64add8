package org.galcause.gformula;

import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.model.ModelSpec;

/** Worlds of three blocks of units, and what is asked of them: losses and events, doses, categories, a competing event. */
final class WorldsInParts {

    private static final int UNITS = 2 * Panel.BLOCK_ROWS + 1500;
    private static final int STEPS = 3;
    private static final String GRAPH = """
            L[t-1] -> L[t], A[t], C[t], Y[t]
            A[t-1] -> L[t], A[t], C[t], Y[t]
            L[t] -> A[t], C[t], Y[t]
            A[t] -> C[t], Y[t]
            """;

    private WorldsInParts() {}

    private static PanelSchema schema(Variable outcome) {
        return new PanelSchema(
                List.of(Variable.continuous("L"), Variable.binary("A"), Variable.binary("C"), outcome),
                TimeGrid.of(0, 1, 2));
    }

    /** Feedback between L and A, losses that depend on both, and a binary or continuous outcome at every time. */
    static Panel world(Variable outcome) {
        double[][] columns = new double[4 * STEPS][UNITS];
        long key = Randomness.key(11, "parts");
        for (int i = 0; i < UNITS; i++) {
            fill(columns, i, Randomness.with(key, i), outcome.equals(Variable.binary("Y")));
        }
        return Panel.of(
                schema(outcome), LongStream.range(0, UNITS).map(i -> 7 * i).toArray(), columns);
    }

    private static void fill(double[][] columns, int i, long own, boolean event) {
        double l = 0;
        double a = 0;
        boolean left = false;
        for (int step = 0; step < STEPS; step++) {
            l = 0.6 * l + 0.5 * a + Randomness.normal(own, 10L * step);
            a = below(own, 10L * step + 3, 0.5 * l + a - 0.4);
            double c = below(own, 10L * step + 5, -3 + 0.4 * l + 0.3 * a);
            double y = event
                    ? below(own, 10L * step + 7, -2 + 0.5 * l - 0.6 * a)
                    : l - 0.7 * a + Randomness.normal(own, 10L * step + 7);
            columns[step][i] = left ? Double.NaN : l;
            columns[STEPS + step][i] = left ? Double.NaN : a;
            columns[2 * STEPS + step][i] = left ? Double.NaN : c;
            columns[3 * STEPS + step][i] = left || c == 1 ? Double.NaN : y;
            left |= c == 1 || event && y == 1;
        }
    }

    private static double below(long own, long index, double logit) {
        return Randomness.uniform(own, index) < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }

    static EstimationProblem asked(Panel panel, boolean event, Map<String, ModelSpec> models) {
        Question question = new Question(
                List.of("A"),
                "Y",
                List.of(1, 2),
                regimes(
                        Problems.natural(),
                        regime("always", "A", new Intervention.SetTo(1)),
                        regime(
                                "treat-if",
                                "A",
                                new Intervention.When(
                                        Condition.parse("L > 0.5"),
                                        new Intervention.SetTo(1),
                                        new Intervention.SetTo(0)))),
                event ? Optional.of(Problems.firstEvent()) : Optional.empty(),
                Optional.of(new Question.Censoring("C", 1)));
        return problem(panel, GRAPH, question, models, 5);
    }

    static EstimationProblem plain() {
        return asked(world(Variable.continuous("Y")), false, Map.of());
    }

    static EstimationProblem event() {
        return asked(world(Variable.binary("Y")), true, Map.of());
    }

    /** The levels of a continuous treatment that goes with L, which it also brings about. */
    static EstimationProblem dose() {
        return levels(Variable.continuous("A"), (l, noise) -> 0.7 * l + noise);
    }

    /** The same asked before there is a history. */
    static EstimationProblem firstTimeOf(EstimationProblem dose) {
        Question all = dose.estimand().question();
        Question first = Problems.question("A", "Y", List.of(0), all.contrast(), Optional.empty());
        return problem(dose.panel(), GRAPH_OF_DOSES, first, Map.of(), 5);
    }

    /** The same of a treatment of three kinds. */
    static EstimationProblem categories() {
        EstimationProblem dose = levels(
                new Variable("A", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of("none", "some", "much")),
                (l, noise) -> 0.7 * l + noise < -0.5 ? 0 : 0.7 * l + noise < 0.6 ? 1 : 2);
        Question question = Problems.question(
                "A",
                "Y",
                List.of(1, 2),
                regimes(Problems.natural(), regime("much", "A", new Intervention.SetTo(2))),
                Optional.empty());
        return problem(dose.panel(), GRAPH_OF_DOSES, question, Map.of(), 5);
    }

    private static final String GRAPH_OF_DOSES = GRAPH.replace(", C[t]", "").replace("C[t], ", "");

    private static EstimationProblem levels(Variable treatment, DoubleBinaryOperator given) {
        PanelSchema schema = new PanelSchema(
                List.of(Variable.continuous("L"), treatment, Variable.continuous("Y")), TimeGrid.of(0, 1, 2));
        double[][] columns = new double[3 * STEPS][UNITS];
        long key = Randomness.key(12, "doses");
        for (int i = 0; i < UNITS; i++) {
            long own = Randomness.with(key, i);
            double l = 0;
            double a = 0;
            for (int step = 0; step < STEPS; step++) {
                l = 0.6 * l + 0.5 * a + Randomness.normal(own, 10L * step);
                a = given.applyAsDouble(l, Randomness.normal(own, 10L * step + 3));
                columns[step][i] = l;
                columns[STEPS + step][i] = a;
                columns[2 * STEPS + step][i] = l - 0.7 * a + Randomness.normal(own, 10L * step + 7);
            }
        }
        Panel panel = Panel.of(schema, LongStream.range(0, UNITS).toArray(), columns);
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, Contrast.Grid.AtQuantiles.spaced(4));
        Question question = Problems.question("A", "Y", List.of(1, 2), levels, Optional.empty());
        return problem(panel, GRAPH_OF_DOSES, question, Map.of(), 5);
    }

    /** The total effect of a treatment beside a competing event. */
    static EstimationProblem competing() {
        return CompetingWorld.asked(UNITS, Question.Event.Effect.TOTAL);
    }
}
