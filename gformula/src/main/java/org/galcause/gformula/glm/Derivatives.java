package org.galcause.gformula.glm;

import java.util.Arrays;

/** A log-likelihood with its first and second derivatives, summed up over blocks in their order. */
final class Derivatives {

    private final int size;
    private final double[] sums;

    Derivatives(int size) {
        this.size = size;
        this.sums = new double[1 + size + size * (size + 1) / 2];
    }

    /** Those of some rows as numbers; of the curvature the lower triangle. */
    static double[] packed(double likelihood, double[] score, double[][] curvature) {
        int size = score.length;
        double[] numbers = new double[1 + size + size * (size + 1) / 2];
        numbers[0] = likelihood;
        System.arraycopy(score, 0, numbers, 1, size);
        int place = 1 + size;
        for (int i = 0; i < size; i++) {
            System.arraycopy(curvature[i], 0, numbers, place, i + 1);
            place += i + 1;
        }
        return numbers;
    }

    void add(double[] packed) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += packed[i];
        }
    }

    double likelihood() {
        return sums[0];
    }

    double[] score() {
        return Arrays.copyOfRange(sums, 1, 1 + size);
    }

    /** Both triangles. */
    double[][] curvature() {
        double[][] curvature = new double[size][size];
        int place = 1 + size;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                curvature[i][j] = sums[place];
                curvature[j][i] = sums[place++];
            }
        }
        return curvature;
    }
}
