package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.MarginalStructuralModel.TreatmentModel;
import org.galcause.gformula.density.KernelDensity;
import org.galcause.gformula.density.Moments;
import org.galcause.gformula.density.NormalDensity;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;

/**
 * Estimates the density of the treatment given what a model conditions on, at each galaxy's own value: of a binary treatment its
 * probability, of a continuous one the density of its residuals. A forest of no columns is the kernel density of the treatment itself.
 */
final class TreatmentDensity {

    /** A spread of residuals below this share of the treatment's own means that the treatment follows from its past. */
    private static final double DETERMINED = 1e-9;

    private final Resample sample;
    private final String treatment;
    private final TreatmentModel options;
    private final ModelSpec model;
    private final String label;
    private final IntFunction<Conditioning> conditioning;
    private final Kind kind;
    private final double[][] log;
    private final double[][] central;
    private final double[][] residual;
    private final double[][] overlap;
    private final List<ModelTerm> terms = new ArrayList<>();
    private final List<ScoredModel> scored = new ArrayList<>();
    private boolean allScored = true;

    /**
     * @param treatment the variable
     * @param label the model's name
     * @param options density, spread and predictions
     * @param model learner, fit and rows
     * @param conditioning by step
     */
    TreatmentDensity(
            Resample sample,
            String treatment,
            String label,
            TreatmentModel options,
            ModelSpec model,
            IntFunction<Conditioning> conditioning) {
        this.sample = sample;
        this.treatment = treatment;
        this.label = label;
        this.options = options;
        this.model = model;
        this.conditioning = conditioning;
        this.kind = sample.schema().variable(treatment).kind();
        this.log = new double[sample.schema().steps()][];
        this.central = new double[sample.schema().steps()][];
        this.residual = new double[sample.schema().steps()][];
        this.overlap = new double[sample.schema().steps()][];
    }

    /** The densities at some steps, ascending. */
    Densities at(List<Integer> steps) {
        if (model.fit().orElse(Fit.BY_TIME) == Fit.POOLED) {
            estimate(steps);
        } else {
            steps.forEach(step -> estimate(List.of(step)));
        }
        return new Densities(
                log,
                central,
                residual,
                overlap,
                terms,
                allScored ? Optional.of(List.copyOf(scored)) : Optional.empty());
    }

    private void estimate(List<Integer> steps) {
        Response response = response(steps);
        for (int step : steps) {
            log[step] = new double[sample.multiplicities().length];
            central[step] = new double[sample.multiplicities().length];
        }
        if (sample.count(i -> steps.stream().anyMatch(step -> response.counts()[step][i] > 0)) == 0) {
            return;
        }
        if (kind == Kind.CONTINUOUS) {
            continuous(response);
        } else if (kind == Kind.CATEGORICAL) {
            categorical(response);
        } else {
            binary(response);
        }
    }

    private Response response(List<Integer> steps) {
        int all = sample.schema().steps();
        double[][] values = new double[all][];
        int[][] counts = new int[all][];
        ConditionEvaluator evaluator = new ConditionEvaluator(sample.schema());
        for (int step : steps) {
            values[step] = whileFollowed(step);
            counts[step] = sample.multiplicities().clone();
            Optional<boolean[]> fitted = model.rows().map(rows -> evaluator.test(rows, sample.whole(), step));
            boolean[] absorbed = absorbed(step, values[step]);
            for (int i = 0; i < values[step].length; i++) {
                if (Double.isNaN(values[step][i]) || absorbed[i] || (fitted.isPresent() && !fitted.get()[i])) {
                    counts[step][i] = 0;
                }
            }
        }
        return new Response(treatment, label, steps, values, counts);
    }

    /** By galaxy, whether an absorbing treatment was 1 before, and so is 1 for certain. */
    private boolean[] absorbed(int step, double[] values) {
        boolean[] absorbed = new boolean[values.length];
        if (model.family().orElse(Family.BINOMIAL) != Family.ABSORBING_BINOMIAL || step == 0) {
            return absorbed;
        }
        double[] before = sample.column(treatment, step - 1);
        for (int i = 0; i < absorbed.length; i++) {
            absorbed[i] = before[i] == 1;
        }
        long left = sample.count(i -> absorbed[i] && values[i] == 0);
        if (left > 0) {
            throw UserError.data("The treatment " + treatment + " is 0 at t = "
                    + sample.schema().grid().at(step).label() + " after 1 in " + left
                    + " units, and family: absorbing-binomial says that it stays 1; write family: binomial.");
        }
        return absorbed;
    }

    /** What a table holds of a treatment after its unit has left does not count. */
    private double[] whileFollowed(int step) {
        double[] values = sample.column(treatment, step).clone();
        boolean[] followed = sample.followed(step);
        for (int i = 0; i < values.length; i++) {
            values[i] = followed[i] ? values[i] : Double.NaN;
        }
        return values;
    }

    private Learner learner() {
        return model.learner().orElse(Learner.GLM);
    }

    private Means means(Response response, Link link) {
        int last = response.steps().get(response.steps().size() - 1);
        Conditioning given = conditioning.apply(last);
        return learner() == Learner.FOREST
                ? new ForestMeans(sample, given).of(response, options.predictions())
                : new LearntMeans(sample, model, given.formula(last, sample.schema()), link)
                        .of(response, options.predictions());
    }

    private boolean isMarginalForest(Response response) {
        return learner() == Learner.FOREST
                && conditioning.apply(response.steps().get(0)).isEmpty();
    }

    private void binary(Response response) {
        Link link = Link.LOGIT;
        Means means = isMarginalForest(response)
                ? new LearntMeans(sample, ModelSpec.empty(), Formula.interceptOnly(), link)
                        .of(response, options.predictions())
                : means(response, link);
        report(means, response, Double.NaN);
        score(means, response, Double.NaN);
        for (int step : response.steps()) {
            overlap[step] = new double[log[step].length];
            for (int i = 0; i < log[step].length; i++) {
                double probability = means.byStep()[step][i];
                overlap[step][i] = probability * (1 - probability);
                double own = response.values()[step][i] == 1 ? probability : 1 - probability;
                set(response, step, i, Math.log(own), probability);
            }
        }
    }

    private void categorical(Response response) {
        CategoryProbabilities probabilities = new CategoryProbabilities(
                sample,
                model.with(conditioning
                        .apply(response.steps().get(response.steps().size() - 1))
                        .formula(response.steps().get(response.steps().size() - 1), sample.schema())));
        double[][] own = probabilities.of(response, options.predictions());
        terms.addAll(probabilities.terms());
        probabilities.scored().ifPresentOrElse(scored::add, () -> allScored = false);
        for (int step : response.steps()) {
            overlap[step] = probabilities.overlap(step);
            for (int i = 0; i < log[step].length; i++) {
                set(response, step, i, Math.log(own[step][i]), Double.NaN);
            }
        }
    }

    private void continuous(Response response) {
        Moments own = moments(response, response.values());
        if (!(own.squares() > 0)) {
            throw UserError.data("The treatment " + treatment + " has one value for all units" + when(response)
                    + ", so it has no density; ask from a later time, or write first: one if it is the first.");
        }
        if (isMarginalForest(response)) {
            allScored = false;
            kernel(response, response.values(), own.mean(), own);
            return;
        }
        Means means = means(response, Link.IDENTITY);
        double[][] residuals = means.residuals(response);
        response.steps().forEach(step -> residual[step] = residuals[step]);
        Moments moments = moments(response, residuals);
        double spread = options.spread() == Spread.SAMPLE ? moments.sampleSpread() : moments.populationSpread();
        report(means, response, spread);
        score(means, response, spread);
        if (!(spread > DETERMINED * own.populationSpread())) {
            throw UserError.data("The treatment " + treatment + " follows exactly from the regressors of its model "
                    + label + when(response) + " (spread of the residuals " + spread
                    + "), so no two units with one past differ in it; leave out what determines it.");
        }
        switch (options.density()) {
            case GAUSSIAN -> gaussian(response, residuals, own.mean(), spread);
            case KERNEL -> kernel(response, residuals, own.mean(), moments);
            case HETEROSCEDASTIC -> heteroscedastic(response, residuals, own.mean());
        }
    }

    private void gaussian(Response response, double[][] residuals, double middle, double spread) {
        for (int step : response.steps()) {
            for (int i = 0; i < log[step].length; i++) {
                double residual = residuals[step][i];
                double mean = response.values()[step][i] - residual;
                set(response, step, i, NormalDensity.log(residual, spread), (middle - mean) / spread);
            }
        }
    }

    private void kernel(Response response, double[][] residuals, double middle, Moments moments) {
        KernelDensity density = KernelDensity.of(
                Means.joined(response.steps(), residuals), Means.joined(response.steps(), response.counts()));
        for (int step : response.steps()) {
            for (int i = 0; i < log[step].length; i++) {
                double mean = response.values()[step][i] - residuals[step][i];
                double distance = (middle - mean - moments.mean()) / moments.sampleSpread();
                set(response, step, i, density.log(residuals[step][i]), distance);
            }
        }
    }

    private void heteroscedastic(Response response, double[][] residuals, double middle) {
        double[][] squares = new double[residuals.length][];
        for (int step : response.steps()) {
            squares[step] = Arrays.stream(residuals[step]).map(r -> r * r).toArray();
        }
        Means variance = means(response.with(squares), Link.LOG);
        for (int step : response.steps()) {
            for (int i = 0; i < log[step].length; i++) {
                double spread = Math.sqrt(variance.byStep()[step][i]);
                if (response.counts()[step][i] > 0 && !(spread > 0)) {
                    throw UserError.data("The fitted variance of the treatment " + treatment + " is "
                            + variance.byStep()[step][i] + when(response)
                            + " for at least one galaxy, and a density needs a positive one; use density: gaussian.");
                }
                double mean = response.values()[step][i] - residuals[step][i];
                set(response, step, i, NormalDensity.log(residuals[step][i], spread), (middle - mean) / spread);
            }
        }
    }

    private Moments moments(Response response, double[][] values) {
        return Moments.of(sample.problem().panel(), response.steps(), values, response.counts());
    }

    private void set(Response response, int step, int i, double logDensity, double distance) {
        boolean present = !Double.isNaN(response.values()[step][i]);
        if (response.counts()[step][i] > 0) {
            log[step][i] = logDensity;
            central[step][i] = distance;
        } else {
            log[step][i] = present && sample.multiplicities()[i] > 0 ? 0 : Double.NaN;
            central[step][i] = Double.NaN;
        }
    }

    private void report(Means means, Response response, double spread) {
        boolean pooled = response.steps().size() > 1;
        double time = pooled
                ? Double.NaN
                : sample.schema().grid().at(response.steps().get(0)).time();
        means.fit().ifPresent(fit -> reported(fit, time, spread).forEach(terms::add));
    }

    /** Notes the fit for its scores, where they are those of the density that is used. */
    private void score(Means means, Response response, double spread) {
        boolean normal = kind == Kind.BINARY || options.density() == Density.GAUSSIAN;
        if (normal
                && options.predictions() == Predictions.IN_SAMPLE
                && means.fit().orElse(null) instanceof GlmFit fit) {
            scored.add(new ScoredFit(fit, response, spread, options.spread()));
        } else {
            allScored = false;
        }
    }

    /** The fit's terms with the spread that the density uses. */
    private List<ModelTerm> reported(Regression fit, double time, double spread) {
        return fit.terms("", label, time).stream()
                .filter(term -> !term.term().equals("(sigma)") || !Double.isNaN(spread))
                .map(term -> term.term().equals("(sigma)")
                        ? new ModelTerm("", label, time, "(sigma)", spread, Double.NaN, term.rows())
                        : term)
                .toList();
    }

    private String when(Response response) {
        return response.steps().size() > 1
                ? ""
                : " at t = "
                        + sample.schema().grid().at(response.steps().get(0)).label();
    }
}
