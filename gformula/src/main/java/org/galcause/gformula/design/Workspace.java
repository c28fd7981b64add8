package org.galcause.gformula.design;

/** Two arrays to compute in, made when first asked for. Not safe to share among threads. */
final class Workspace {

    private static final double[] NONE = {};

    private final int rows;
    private double[] first = NONE;
    private double[] second = NONE;

    Workspace(int rows) {
        this.rows = rows;
    }

    double[] first() {
        if (first.length < rows) {
            first = new double[rows];
        }
        return first;
    }

    double[] second() {
        if (second.length < rows) {
            second = new double[rows];
        }
        return second;
    }
}
