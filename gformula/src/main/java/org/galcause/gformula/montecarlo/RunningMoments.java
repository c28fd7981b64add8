package org.galcause.gformula.montecarlo;

/** Mean and spread of numbers that come block by block (Chan, Golub and LeVeque 1983). */
final class RunningMoments {

    private long count;
    private double mean;
    private double squares;

    /** Adds a block. */
    void add(double[] values, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[i];
        }
        double own = sum / rows;
        double ownSquares = 0;
        for (int i = 0; i < rows; i++) {
            ownSquares += (values[i] - own) * (values[i] - own);
        }
        double apart = own - mean;
        long total = count + rows;
        mean += apart * rows / total;
        squares += ownSquares + apart * apart * ((double) count * rows / total);
        count = total;
    }

    double mean() {
        return mean;
    }

    /** The standard error of the mean. */
    double standardError() {
        return Math.sqrt(squares / (count - 1) / count);
    }
}
