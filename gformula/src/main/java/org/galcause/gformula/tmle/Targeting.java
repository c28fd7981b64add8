package org.galcause.gformula.tmle;

import java.util.List;
import org.galcause.gformula.ice.OutcomeRegression;
import org.galcause.gformula.influence.Correction;
import org.galcause.gformula.influence.Prediction;

/**
 * Targets each regression: an intercept-only logistic fluctuation with the cumulative ratios as weights makes it solve its part of the
 * efficient influence function's equation (van der Laan and Gruber 2012; Diaz et al. 2023, section 4.2).
 */
public final class Targeting implements Correction {

    private static final int MOST_STEPS = 100;
    /** On the logit scale no prediction is moved further: it is 0 or 1 to 13 digits. */
    private static final double FURTHEST = 30;

    private final double bound;

    /** @param bound predictions are kept within [bound, 1 - bound] */
    public Targeting(double bound) {
        this.bound = bound;
    }

    @Override
    public void correct(List<Prediction> together) {
        together.forEach(this::correct);
    }

    private void correct(Prediction prediction) {
        OutcomeRegression.keepWithin(bound, prediction.natural());
        OutcomeRegression.keepWithin(bound, prediction.shifted());
        double by = fluctuation(prediction);
        move(by, prediction.natural());
        move(by, prediction.shifted());
        OutcomeRegression.keepWithin(bound, prediction.natural());
        OutcomeRegression.keepWithin(bound, prediction.shifted());
    }

    @Override
    public double[][] carried(double[][] shifted, double[][] influence) {
        return shifted;
    }

    private static double fluctuation(Prediction prediction) {
        double at = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double from = at;
            double[] sums = prediction.panel().sum(2, block -> derivatives(prediction, block, from));
            double score = sums[0];
            double curvature = sums[1];
            double move = curvature > 0 ? Math.max(-1, Math.min(1, score / curvature)) : 0;
            at += move;
            if (Math.abs(move) < 1e-15 || Math.abs(at) > FURTHEST) {
                return at;
            }
        }
        return at;
    }

    /** Score and curvature. */
    private static double[] derivatives(Prediction prediction, int b, double at) {
        double score = 0;
        double curvature = 0;
        for (int row = 0; row < prediction.natural()[b].length; row++) {
            if (prediction.counts(b, row)) {
                double w = prediction.weights()[b][row];
                double mean = moved(prediction.natural()[b][row], at);
                score += w * (prediction.response()[b][row] - mean);
                curvature += w * mean * (1 - mean);
            }
        }
        return new double[] {score, curvature};
    }

    private static void move(double by, double[][] means) {
        for (double[] block : means) {
            for (int row = 0; row < block.length; row++) {
                block[row] = moved(block[row], by);
            }
        }
    }

    /** expit(logit(p) + by). */
    static double moved(double p, double by) {
        return p / (p + (1 - p) * Math.exp(-by));
    }
}
