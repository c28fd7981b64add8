package org.galcause.gformula;

import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Question.Event.Effect;

/**
 * An event beside a competing one over two times, all variables binary, so that every risk is a finite sum:
 *
 * <pre>
 * L_0 ~ 1/2;  L_1 ~ expit(L_0 - A_0 - 0.2);  A_t ~ expit(-1 + 1.6 L_t + A_{t-1});  D_t ~ expit(-2.5 + L_t + 1.5 A_t)
 * Y_t ~ expit(-1.2 + 1.2 L_t - 0.8 A_t), unless D_t happened
 * </pre>
 *
 * Treatment causes the competing event and prevents the event, so that its total effect is larger than its direct one.
 */
public final class CompetingWorld {

    private static final String GRAPH = """
            L[t-1] -> L[t]
            A[t-1] -> L[t], A[t]
            L[t] -> A[t], D[t], Y[t]
            A[t] -> D[t], Y[t]
            """;

    private CompetingWorld() {}

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double later(double before, double treated) {
        return expit(before - treated - 0.2);
    }

    private static double competing(double l, double a) {
        return expit(-2.5 + l + 1.5 * a);
    }

    private static double event(double l, double a) {
        return expit(-1.2 + 1.2 * l - 0.8 * a);
    }

    /** The risk by the end had everybody the treatments a, b. */
    public static double truth(double a, double b, Effect effect) {
        double other = effect == Effect.TOTAL ? 1 : 0;
        double risk = 0;
        for (int l0 = 0; l0 <= 1; l0++) {
            double here = 1 - other * competing(l0, a);
            risk += 0.5 * here * event(l0, a);
            for (int l1 = 0; l1 <= 1; l1++) {
                double reached = 0.5 * here * (1 - event(l0, a)) * (l1 == 1 ? later(l0, a) : 1 - later(l0, a));
                risk += reached * (1 - other * competing(l1, b)) * event(l1, b);
            }
        }
        return risk;
    }

    private static Panel world(int units, long seed) {
        double[][] columns = new double[8][units];
        for (double[] column : columns) {
            Arrays.fill(column, Double.NaN);
        }
        long key = Randomness.key(seed, "competing");
        for (int i = 0; i < units; i++) {
            long own = Randomness.with(key, i);
            double l = Randomness.uniform(own, 0) < 0.5 ? 1 : 0;
            double a = 0;
            for (int t = 0; t < 2; t++) {
                l = t == 0 ? l : draw(own, 1, later(l, a));
                a = draw(own, 10 + t, expit(-1 + 1.6 * l + a));
                columns[t][i] = l;
                columns[2 + t][i] = a;
                columns[4 + t][i] = draw(own, 20 + t, competing(l, a));
                if (columns[4 + t][i] == 1) {
                    break;
                }
                columns[6 + t][i] = draw(own, 30 + t, event(l, a));
                if (columns[6 + t][i] == 1) {
                    break;
                }
            }
        }
        PanelSchema schema = new PanelSchema(
                List.of(Variable.binary("L"), Variable.binary("A"), Variable.binary("D"), Variable.binary("Y")),
                TimeGrid.of(new double[] {0, 1}));
        return Panel.of(schema, LongStream.range(0, units).toArray(), columns);
    }

    private static double draw(long own, int what, double probability) {
        return Randomness.uniform(own, what) < probability ? 1 : 0;
    }

    /** The risk by the end under never, always, and treatment that is stopped. */
    public static EstimationProblem asked(int units, Effect effect) {
        return asked(units, effect, 20);
    }

    /** Likewise in another such world. */
    static EstimationProblem asked(int units, Effect effect, long seed) {
        return asked(
                units,
                effect,
                seed,
                regimes(
                        regime("never", "A", new Intervention.SetTo(0)),
                        regime("always", "A", new Intervention.SetTo(1)),
                        regime("stopped", "A", new Intervention.Path(List.of(1.0, 0.0)))));
    }

    /** The risk by the end under never, and as it was. */
    public static EstimationProblem againstNatural(int units, long seed) {
        return asked(
                units,
                Effect.TOTAL,
                seed,
                regimes(regime("never", "A", new Intervention.SetTo(0)), Problems.natural()));
    }

    private static EstimationProblem asked(int units, Effect effect, long seed, Contrast contrast) {
        Question question = Problems.question(
                "A", "Y", List.of(1), contrast, Optional.of(new Question.Event(Optional.of("D"), effect)));
        return Problems.problem(world(units, seed), GRAPH, question, Map.of(), seed);
    }
}
