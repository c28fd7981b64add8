package org.galcause.gformula.weights;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** What a regression explains: numbers by step and galaxy, and how often each row counts. */
final class Response {

    private final String variable;
    private final String label;
    private final List<Integer> steps;
    private final double[][] values;
    private final int[][] counts;

    Response(String variable, String label, List<Integer> steps, double[][] values, int[][] counts) {
        this.variable = variable;
        this.label = label;
        this.steps = List.copyOf(steps);
        this.values = values;
        this.counts = counts;
    }

    /** The treatment. */
    String variable() {
        return variable;
    }

    /** The model's name in {@code models.csv} and in errors. */
    String label() {
        return label;
    }

    /** Over which steps one model is fitted. */
    List<Integer> steps() {
        return steps;
    }

    /** By step of the panel, then galaxy; NaN is missing. */
    double[][] values() {
        return values;
    }

    /** By step of the panel, then galaxy; 0 leaves a row out. */
    int[][] counts() {
        return counts;
    }

    /** The same rows with other values. */
    Response with(double[][] others) {
        return new Response(variable, label, steps, others, counts);
    }

    /** The same with the counts of some galaxies set to 0. */
    Response countedAs(IntUnaryOperator keep) {
        int[][] kept = new int[counts.length][];
        for (int step : steps) {
            kept[step] = counts[step].clone();
            for (int i = 0; i < kept[step].length; i++) {
                kept[step][i] *= keep.applyAsInt(i);
            }
        }
        return new Response(variable, label, steps, values, kept);
    }
}
