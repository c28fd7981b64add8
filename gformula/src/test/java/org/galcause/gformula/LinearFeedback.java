package org.galcause.gformula;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;

/**
 * A linear world in which a confounder and the treatment feed back on each other, so that plain regression fails and every mean under a path
 * of treatments is known in closed form:
 *
 * <pre>
 * L_0 = e, L_t = 0.5 L_{t-1} + 0.4 A_{t-1} + e;  A_t = 0.8 L_t + 0.3 A_{t-1} + e;  Y_t = 1 + 0.7 A_t + 1.5 L_t - 0.2 A_{t-1} + e
 * </pre>
 *
 * with independent standard normal e (half as wide in Y).
 */
public final class LinearFeedback {

    public static final String GRAPH = """
            L[t-1] -> L[t]
            A[t-1] -> L[t], A[t], Y[t]
            L[t] -> A[t], Y[t]
            A[t] -> Y[t]
            """;

    private static final double CONFOUNDING = 0.8;

    private LinearFeedback() {}

    public static List<Variable> variables() {
        return List.of(Variable.continuous("L"), Variable.continuous("A"), Variable.continuous("Y"));
    }

    public static Panel panel(int units, int steps, long seed) {
        return panel(units, steps, seed, CONFOUNDING);
    }

    /** The same with another coefficient of L_t in A_t: truths stay, confounding does not. */
    public static Panel panel(int units, int steps, long seed, double confounding) {
        double[][] columns = columns(units, steps, seed, confounding);
        long[] ids = LongStream.range(0, units).toArray();
        return Panel.of(schema(steps), ids, columns);
    }

    public static PanelSchema schema(int steps) {
        return new PanelSchema(
                variables(),
                TimeGrid.of(IntStream.range(0, steps).asDoubleStream().toArray()));
    }

    public static double[][] columns(int units, int steps, long seed) {
        return columns(units, steps, seed, CONFOUNDING);
    }

    private static double[][] columns(int units, int steps, long seed, double confounding) {
        double[][] columns = new double[3 * steps][units];
        long key = Randomness.key(seed, "linear feedback");
        for (int i = 0; i < units; i++) {
            double l = 0;
            double a = 0;
            for (int t = 0; t < steps; t++) {
                long own = Randomness.with(Randomness.with(key, i), t);
                double before = a;
                l = (t == 0 ? 0 : 0.5 * l + 0.4 * before) + Randomness.normal(own, 0);
                a = confounding * l + 0.3 * before + Randomness.normal(own, 1);
                columns[t][i] = l;
                columns[steps + t][i] = a;
                columns[2 * steps + t][i] = 1 + 0.7 * a + 1.5 * l - 0.2 * before + 0.5 * Randomness.normal(own, 2);
            }
        }
        return columns;
    }

    /** The mean of Y at a step had everybody's treatment been {@code level} throughout. */
    public static double truth(double level, int step) {
        double l = 0;
        for (int t = 1; t <= step; t++) {
            l = 0.5 * l + 0.4 * level;
        }
        return 1 + 0.7 * level + 1.5 * l - (step > 0 ? 0.2 * level : 0);
    }
}
