package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.gformula.learner.Regression;

/** Fitted means. */
final class Means {

    /** Folds of cross-fitting. */
    static final int FOLDS = 5;

    private final double[][] byStep;
    private final Optional<Regression> fit;

    Means(double[][] byStep, Optional<Regression> fit) {
        this.byStep = byStep;
        this.fit = fit;
    }

    /** By step of the panel, then galaxy; NaN where the past is missing or the galaxy does not occur. */
    double[][] byStep() {
        return byStep;
    }

    /** The parametric model, where there is one fitted on all rows. */
    Optional<Regression> fit() {
        return fit;
    }

    /** Residuals of a response. */
    double[][] residuals(Response response) {
        double[][] residuals = new double[byStep.length][];
        for (int step : response.steps()) {
            residuals[step] = new double[byStep[step].length];
            for (int i = 0; i < residuals[step].length; i++) {
                residuals[step][i] =
                        response.counts()[step][i] == 0 ? Double.NaN : response.values()[step][i] - byStep[step][i];
            }
        }
        return residuals;
    }

    /** The numbers of several steps behind one another. */
    static double[] joined(List<Integer> steps, double[][] byStep) {
        return steps.stream().flatMapToDouble(s -> Arrays.stream(byStep[s])).toArray();
    }

    /** The same of counts. */
    static int[] joined(List<Integer> steps, int[][] byStep) {
        return steps.stream().flatMapToInt(s -> Arrays.stream(byStep[s])).toArray();
    }
}
