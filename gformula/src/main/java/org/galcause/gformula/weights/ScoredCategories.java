package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.gformula.glm.MultinomialModel;

/**
 * A multinomial model of a treatment, with the rows that it was fitted on. Its parameters are the coefficients of each level but the first, one
 * level after another.
 *
 * @param model one for all steps of the response
 * @param response what it explains
 */
record ScoredCategories(MultinomialModel model, Response response) implements ScoredModel {

    @Override
    public FactorScores scores(Panel panel, Side side, Tilt tilt) {
        int[] kept = IntStream.range(0, model.design().size())
                .filter(j -> !model.logits().get(0).isDropped(j))
                .toArray();
        FactorScores.Sums sums = new FactorScores.Sums(
                panel.units(), kept.length * model.logits().size());
        for (int b = 0; b < panel.blocks().size(); b++) {
            for (int step : response.steps()) {
                add(sums, panel.blocks().get(b), panel.firstRow(b), step, kept, side, tilt);
            }
        }
        return sums.scores();
    }

    private void add(
            FactorScores.Sums sums, PanelBlock block, int firstRow, int step, int[] kept, Side side, Tilt tilt) {
        double[][] x = new double[model.design().size()][block.rows()];
        model.design().fill(block, step, x);
        double[][] byLevel = probabilities(block, step);
        for (int row = 0; row < block.rows(); row++) {
            int unit = firstRow + row;
            if (response.counts()[step][unit] > 0) {
                int at = row;
                double[] columns = IntStream.of(kept).mapToDouble(j -> x[j][at]).toArray();
                double[] p =
                        Arrays.stream(byLevel).mapToDouble(level -> level[at]).toArray();
                int own = model.levels().indexOf((int) response.values()[step][unit]);
                add(sums, step, unit, columns, p, own, side, tilt);
            }
        }
    }

    /** By level that occurs, then row. */
    private double[][] probabilities(PanelBlock block, int step) {
        double[][] byLevel = new double[model.levels().size()][block.rows()];
        double[] level = new double[block.rows()];
        for (int k = 0; k < byLevel.length; k++) {
            Arrays.fill(level, model.levels().get(k));
            model.probability(block, step, level, byLevel[k]);
        }
        return byLevel;
    }

    private static void add(
            FactorScores.Sums sums, int step, int unit, double[] x, double[] p, int own, Side side, Tilt tilt) {
        double inverses = Arrays.stream(p).map(level -> 1 / level).sum();
        double[] score = new double[x.length * (p.length - 1)];
        double[] gradient = new double[score.length];
        for (int k = 1; k < p.length; k++) {
            int from = (k - 1) * x.length;
            double left = (own == k ? 1 : 0) - p[k];
            double tilted = tilt == Tilt.OVERLAP ? 1 / (p[k] * inverses) - p[k] : 0;
            for (int j = 0; j < x.length; j++) {
                score[from + j] = left * x[j];
                gradient[from + j] = (side.sign() * left + tilted) * x[j];
            }
            for (int l = 1; l < p.length; l++) {
                sums.curvature(from, (l - 1) * x.length, x, p[k] * ((k == l ? 1 : 0) - p[l]));
            }
        }
        sums.gradient(step, unit, gradient);
        sums.score(unit, score);
    }
}
