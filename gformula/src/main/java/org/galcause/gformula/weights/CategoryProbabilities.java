package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.glm.FittedModel;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.MultinomialModel;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/** The probability of each galaxy's own level of a categorical treatment, by multinomial regression or any learner. */
final class CategoryProbabilities {

    private final Resample sample;
    private final ModelSpec model;
    private final List<ModelTerm> terms = new ArrayList<>();
    private final double[][] overlap;
    private Optional<ScoredModel> scored = Optional.empty();

    /** @param model with its formula */
    CategoryProbabilities(Resample sample, ModelSpec model) {
        this.sample = sample;
        this.model = model;
        this.overlap = new double[sample.schema().steps()][];
    }

    /** By step of the panel, then galaxy. */
    double[][] of(Response response, Predictions predictions) {
        double[][] own = empty(response);
        response.steps().forEach(step -> overlap[step] = new double[sample.multiplicities().length]);
        FittedModel all = fitted(response);
        terms.addAll(all.terms("", response.label()));
        if (predictions == Predictions.IN_SAMPLE) {
            predict(all, response, own, overlap);
            scored = scored(all, response);
            return own;
        }
        int[] folds = sample.folds(Means.FOLDS);
        for (int f = 0; f < Means.FOLDS; f++) {
            int fold = f;
            double[][] others = empty(response);
            double[][] tilts = empty(response);
            predict(fitted(response.countedAs(i -> folds[i] == fold ? 0 : 1)), response, others, tilts);
            for (int step : response.steps()) {
                for (int i = 0; i < folds.length; i++) {
                    own[step][i] = folds[i] == fold ? others[step][i] : own[step][i];
                    overlap[step][i] = folds[i] == fold ? tilts[step][i] : overlap[step][i];
                }
            }
        }
        return own;
    }

    private double[][] empty(Response response) {
        double[][] empty = new double[sample.schema().steps()][];
        response.steps().forEach(step -> empty[step] = new double[sample.multiplicities().length]);
        return empty;
    }

    private static Optional<ScoredModel> scored(FittedModel fitted, Response response) {
        return fitted.parts().size() == 1 && fitted.parts().get(0).model() instanceof MultinomialModel model
                ? Optional.of(new ScoredCategories(model, response))
                : Optional.empty();
    }

    /** The model with its rows; empty where its scores are not known. */
    Optional<ScoredModel> scored() {
        return scored;
    }

    /** By galaxy, 1 / sum_k 1 / p_k over the levels that occur. */
    double[] overlap(int step) {
        return overlap[step];
    }

    /** Of the model fitted on all galaxies. */
    List<ModelTerm> terms() {
        return terms;
    }

    private FittedModel fitted(Response response) {
        double[][] weights = new double[response.counts().length][0];
        for (int step : response.steps()) {
            weights[step] =
                    Arrays.stream(response.counts()[step]).asDoubleStream().toArray();
        }
        ModelFitter fitter = new ModelFitter(
                sample.problem().panel(),
                sample.problem().estimand(),
                sample.blocked(weights),
                sample.key("learner/" + response.label()));
        int first = response.steps().get(0);
        int last = response.steps().get(response.steps().size() - 1);
        return fitter.fit(response.variable(), model, first == last ? Fit.BY_TIME : Fit.POOLED, first, last);
    }

    private void predict(FittedModel fitted, Response response, double[][] own, double[][] tilts) {
        Panel panel = sample.problem().panel();
        for (int step : response.steps()) {
            for (int b = 0; b < panel.blocks().size(); b++) {
                int first = panel.firstRow(b);
                int rows = panel.blocks().get(b).rows();
                double[] values = Arrays.copyOfRange(response.values()[step], first, first + rows);
                double[] probability = new double[rows];
                fitted.at(step).probability(panel.blocks().get(b), step, values, probability);
                System.arraycopy(probability, 0, own[step], first, rows);
                System.arraycopy(tilt(fitted, response, panel.blocks().get(b), step), 0, tilts[step], first, rows);
            }
            requireSeen(response, step, own[step]);
        }
    }

    private double[] tilt(FittedModel fitted, Response response, PanelBlock block, int step) {
        double[] inverse = new double[block.rows()];
        double[] level = new double[inverse.length];
        double[] probability = new double[inverse.length];
        int levels = sample.schema().variable(response.variable()).levels().size();
        for (int k = 0; k < levels; k++) {
            Arrays.fill(level, k);
            fitted.at(step).probability(block, step, level, probability);
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] += Double.isNaN(probability[i]) ? 0 : 1 / probability[i];
            }
        }
        return Arrays.stream(inverse).map(sum -> 1 / sum).toArray();
    }

    private void requireSeen(Response response, int step, double[] own) {
        int[] counts = response.counts()[step];
        for (int i = 0; i < own.length; i++) {
            if (counts[i] > 0 && !(own[i] > 0) && !Double.isNaN(response.values()[step][i])) {
                String level =
                        sample.schema().variable(response.variable()).levels().get((int) response.values()[step][i]);
                throw UserError.data("The model of the treatment " + response.label()
                        + " gives no probability to the level "
                        + level + " at t = " + sample.schema().grid().at(step).label()
                        + ": no row that it is fitted on has it, or a regressor is missing; join rare levels, or use"
                        + " predictions: in-sample");
            }
        }
    }
}
