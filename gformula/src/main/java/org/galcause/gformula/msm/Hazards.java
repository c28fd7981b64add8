package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.Arrays;
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
 * @param units over which means are taken
 * @param regressions what they were predicted by, with the histories; absent where those have no standard errors
 */
record Hazards(List<double[]> byStep, Units units, Optional<Regressions> regressions) {

    /** @param byStep by step of the panel */
    record Regressions(Map<Integer, WeightedRegression> byStep, Columns histories, int start) {}

    /** Of one unit, without standard errors. */
    static Hazards of(double[] byStep) {
        return new Hazards(Arrays.stream(byStep).mapToObj(h -> new double[] {h}).toList(), Units.ONE, Optional.empty());
    }

    /** What regressions predict from a start until a last step. */
    static Hazards of(Regressions regressions, int last, Units units) {
        List<double[]> byStep = IntStream.rangeClosed(regressions.start(), last)
                .mapToObj(s -> at(regressions, s).mean())
                .toList();
        return new Hazards(byStep, units, Optional.of(regressions));
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

    /** Regressions in the order of their first steps, so that the sum has the same bits in all parts. */
    private Optional<double[]> moves(Regressions by, double[][] derivative) {
        List<WeightedRegression> different = new ArrayList<>();
        for (int k = 0; k < derivative.length; k++) {
            WeightedRegression one = regression(by, by.start() + k);
            if (!different.contains(one)) {
                different.add(one);
            }
        }
        return different.stream()
                .map(one -> one.moves(one.covariance().isPresent() ? gradient(by, one, derivative) : new double[0]))
                .reduce((sum, own) -> sum.flatMap(all -> own.map(more -> plus(all, more))))
                .orElse(Optional.empty());
    }

    private double[] gradient(Regressions by, WeightedRegression regression, double[][] derivative) {
        double[] gradient = new double[regression.fit().design().size()];
        for (int k = 0; k < derivative.length; k++) {
            if (regression(by, by.start() + k).equals(regression)) {
                gradient = plus(gradient, gradient(at(by, by.start() + k), derivative[k]));
            }
        }
        return gradient;
    }

    private double[] gradient(WeightedRegression.Evaluated at, double[] derivative) {
        return units.sum(at.x().length, (i, own) -> {
            double factor = units.counts()[i] > 0 ? derivative[i] * at.slope()[i] : 0;
            for (int j = 0; j < own.length && factor != 0; j++) {
                own[j] += factor * at.x()[j][i];
            }
        });
    }

    static double[] plus(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
