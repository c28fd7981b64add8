package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Columns;

/**
 * The hazards of one kind of event under one path, step after step.
 *
 * @param byStep by step from the study's start on, then unit
 * @param counts how often each unit counts in a mean
 * @param regressions what they were predicted by, with the histories; absent where those have no standard errors
 */
record Hazards(List<double[]> byStep, int[] counts, Optional<Regressions> regressions) {

    /** @param byStep by step of the panel */
    record Regressions(Map<Integer, WeightedRegression> byStep, Columns histories, int start) {}

    /** Of one unit, without standard errors. */
    static Hazards of(double[] byStep) {
        return new Hazards(
                Arrays.stream(byStep).mapToObj(h -> new double[] {h}).toList(), new int[] {1}, Optional.empty());
    }

    /** What regressions predict from a start until a last step. */
    static Hazards of(Regressions regressions, int last, int[] counts) {
        List<double[]> byStep = IntStream.rangeClosed(regressions.start(), last)
                .mapToObj(s -> at(regressions, s).mean())
                .toList();
        return new Hazards(byStep, counts, Optional.of(regressions));
    }

    private static WeightedRegression.Evaluated at(Regressions regressions, int step) {
        return regression(regressions, step).evaluated(regressions.histories(), step);
    }

    private static WeightedRegression regression(Regressions regressions, int step) {
        return Objects.requireNonNull(regressions.byStep().get(step));
    }

    /**
     * How far each unit of the sample moves a number that the hazards make.
     *
     * @param derivative of that number, by step and unit
     * @return empty where the hazards have no standard errors
     */
    Optional<double[]> moves(double[][] derivative) {
        return regressions.flatMap(by -> moves(by, derivative));
    }

    private Optional<double[]> moves(Regressions by, double[][] derivative) {
        IdentityHashMap<WeightedRegression, double[]> gradients = new IdentityHashMap<>();
        for (int k = 0; k < derivative.length; k++) {
            WeightedRegression.Evaluated at = at(by, by.start() + k);
            double[] gradient =
                    gradients.computeIfAbsent(regression(by, by.start() + k), regression -> new double[at.x().length]);
            add(at, derivative[k], gradient);
        }
        Optional<double[]> sum = Optional.empty();
        for (Map.Entry<WeightedRegression, double[]> one : gradients.entrySet()) {
            Optional<double[]> own = one.getKey().moves(one.getValue());
            if (own.isEmpty()) {
                return own;
            }
            sum = Optional.of(sum.isEmpty() ? own.get() : plus(sum.get(), own.get()));
        }
        return sum;
    }

    private void add(WeightedRegression.Evaluated at, double[] derivative, double[] gradient) {
        for (int i = 0; i < derivative.length; i++) {
            double factor = counts[i] > 0 ? derivative[i] * at.slope()[i] : 0;
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += factor == 0 ? 0 : factor * at.x()[j][i];
            }
        }
    }

    static double[] plus(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
