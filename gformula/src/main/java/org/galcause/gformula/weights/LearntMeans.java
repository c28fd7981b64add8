package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.Optional;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.ModelSpec;

/** Means by any learner, fitted on all galaxies or, for each fold of galaxies, on the others. */
final class LearntMeans {

    private final Resample sample;
    private final ModelSpec model;
    private final Formula formula;
    private final Link link;

    LearntMeans(Resample sample, ModelSpec model, Formula formula, Link link) {
        this.sample = sample;
        this.model = model;
        this.formula = formula;
        this.link = link;
    }

    Means of(Response response, Predictions predictions) {
        double[][] byStep = new double[sample.schema().steps()][];
        for (int step : response.steps()) {
            byStep[step] = new double[sample.multiplicities().length];
        }
        if (predictions == Predictions.IN_SAMPLE) {
            Regression fit = fit(response);
            predict(fit, response, byStep);
            return new Means(byStep, Optional.of(fit));
        }
        int[] folds = sample.folds(Means.FOLDS);
        for (int f = 0; f < Means.FOLDS; f++) {
            int fold = f;
            double[][] all = Arrays.stream(byStep)
                    .map(values -> values == null ? null : new double[values.length])
                    .toArray(double[][]::new);
            predict(fit(response.countedAs(i -> folds[i] == fold ? 0 : 1)), response, all);
            response.steps().forEach(step -> copyFold(all[step], folds, fold, byStep[step]));
        }
        return new Means(byStep, sample.isSample() ? Optional.of(fit(response)) : Optional.empty());
    }

    private static void copyFold(double[] from, int[] folds, int fold, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = folds[i] == fold ? from[i] : to[i];
        }
    }

    private Regression fit(Response response) {
        double[][] weights = new double[response.counts().length][0];
        double[][] values = new double[response.counts().length][0];
        for (int step : response.steps()) {
            weights[step] =
                    Arrays.stream(response.counts()[step]).asDoubleStream().toArray();
            values[step] = response.values()[step];
        }
        FitRows rows = new FitRows(
                sample.problem().panel(), response.steps(), sample.blocked(values), sample.blocked(weights));
        return Regressions.fit(
                model,
                new RegressionTask(
                        response.label(),
                        formula,
                        sample.scope(response.variable()),
                        rows,
                        link,
                        ResponseScale.NONE,
                        Randomness.with(
                                sample.key("learner/" + response.label()),
                                response.steps().get(0))));
    }

    private void predict(Regression fit, Response response, double[][] byStep) {
        Panel panel = sample.problem().panel();
        for (int b = 0; b < panel.blocks().size(); b++) {
            PanelBlock block = panel.blocks().get(b);
            double[] means = new double[block.rows()];
            for (int step : response.steps()) {
                fit.mean(block, step, means);
                System.arraycopy(means, 0, byStep[step], panel.firstRow(b), means.length);
            }
        }
    }
}
