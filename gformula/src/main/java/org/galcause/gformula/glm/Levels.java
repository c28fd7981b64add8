package org.galcause.gformula.glm;

import java.util.List;

/**
 * The levels of a category and what follows from their probabilities. {@code below} is, for each level but the last, then unit, the
 * probability of that level or a lower one.
 *
 * @param indices ascending
 */
record Levels(List<Integer> indices) {

    Levels {
        indices = List.copyOf(indices);
    }

    int count() {
        return indices.size();
    }

    /** The mean index of each unit. */
    void mean(double[][] below, int rows, double[] out) {
        for (int i = 0; i < rows; i++) {
            double mean = indices.get(count() - 1);
            for (int k = 0; k < below.length; k++) {
                mean -= below[k][i] * (indices.get(k + 1) - indices.get(k));
            }
            out[i] = mean;
        }
    }

    /** The probability of a value of each unit; NaN of a value that is no level. */
    void probability(double[][] below, double[] values, int rows, double[] out) {
        for (int i = 0; i < rows; i++) {
            int k = indices.indexOf((int) values[i]);
            double until = k == count() - 1 ? 1 : k < 0 ? Double.NaN : below[k][i];
            out[i] = until - (k > 0 ? below[k - 1][i] : 0);
        }
    }

    /** The level at which each unit's uniform number falls. */
    void draw(double[][] below, double[] uniforms, int rows, double[] out) {
        for (int i = 0; i < rows; i++) {
            int k = 0;
            while (k < below.length && uniforms[i] >= below[k][i]) {
                k++;
            }
            out[i] = below.length > 0 && Double.isNaN(below[0][i]) ? Double.NaN : indices.get(k);
        }
    }
}
