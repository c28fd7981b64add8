package org.galcause.gformula.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.AdjustedHistory;
import org.galcause.gformula.regime.Cohort;

/** The probability of not being lost in an interval, by a regression among those followed until it of the variable that says who is lost. */
public final class Retention {

    private final Cohort cohort;
    private final FollowedRows rows;
    private final ModelSpec general;
    private final ModelSpec own;
    private final String part;
    private final Optional<Formula> exact;
    private final List<Fitted> fits = new ArrayList<>();

    /**
     * A regression of the variable that says who is lost.
     *
     * @param steps that it serves
     * @param fit its mean is the probability of response 1
     * @param rows that it was fitted on
     */
    public record Fitted(List<Integer> steps, Regression fit, FitRows rows) {
        public Fitted {
            steps = List.copyOf(steps);
        }
    }

    /** @param general the ratio's model, which serves where the study has none of the variable that says who is lost */
    public Retention(Cohort cohort, ModelSpec general) {
        this(cohort, general, "", Optional.empty(), ownModel(cohort));
    }

    private Retention(Cohort cohort, ModelSpec general, String part, Optional<Formula> exact, ModelSpec own) {
        this.cohort = cohort;
        this.rows = new FollowedRows(cohort);
        this.general = general;
        this.own = own;
        this.part = part;
        this.exact = exact;
    }

    private static ModelSpec ownModel(Cohort cohort) {
        return cohort.question()
                .censoring()
                .map(censoring -> cohort.problem().model(censoring.variable()))
                .orElse(ModelSpec.empty());
    }

    /** The probability that stabilises: by a formula of its own, as it is; otherwise fitted as {@code general} says. */
    public static Retention numerator(Cohort cohort, ModelSpec general, Formula formula) {
        return new Retention(cohort, general, "/numerator", Optional.of(formula), ModelSpec.empty());
    }

    /** Whether the study has a model of who is lost. */
    boolean isModelled() {
        return own.formula().isPresent();
    }

    /** By step, then unit; 1 where nobody is lost. */
    public double[][] probabilities(PanelValues counted, List<ModelTerm> terms) {
        double[][] kept = new double[cohort.schema().steps()][0];
        for (int step : cohort.steps()) {
            kept[step] = new double[cohort.panel().units()];
            Arrays.fill(kept[step], 1);
        }
        if (own.orElse(general).fit().orElse(Fit.BY_TIME) == Fit.POOLED) {
            List<Integer> fitted = pooled();
            if (fitted.stream().anyMatch(rows::anyLost)) {
                estimate(fitted, counted, Double.NaN, kept, terms);
            }
        } else {
            cohort.steps().stream()
                    .filter(rows::anyLost)
                    .forEach(step -> estimate(
                            List.of(step),
                            counted,
                            cohort.schema().grid().at(step).time(),
                            kept,
                            terms));
        }
        return kept;
    }

    /**
     * The times that one model serves: all at which somebody can be seen to stay, whichever are asked; with an intercept for each time only those
     * at which somebody is lost, since at the others it would run to its limit.
     */
    private List<Integer> pooled() {
        List<Integer> all = IntStream.rangeClosed(
                        cohort.schema().grid().start(), cohort.schema().grid().last())
                .filter(rows::isLossMeasured)
                .boxed()
                .toList();
        boolean byTime = formula(cohort.schema().grid().last()).terms().stream()
                .flatMap(term -> term.factors().stream())
                .anyMatch(Expression.TimeFactor.class::isInstance);
        return byTime ? all.stream().filter(rows::anyLost).toList() : all;
    }

    private void estimate(
            List<Integer> steps, PanelValues counted, double time, double[][] kept, List<ModelTerm> terms) {
        Panel panel = cohort.panel();
        ModelFitter fitter =
                new ModelFitter(panel, cohort.problem().estimand(), rows.among(counted), cohort.key("learner"));
        FitRows fitted =
                fitter.restricted(own.orElse(general), new FitRows(panel, steps, this::response, rows.among(counted)));
        RegressionTask task = new RegressionTask(
                name(),
                formula(steps.get(steps.size() - 1)),
                scope(fitter),
                fitted,
                Link.LOGIT,
                ResponseScale.NONE,
                fitter.key(name(), steps.get(0)));
        new LostRows(cohort).requireRegressors(task, rows::isLost);
        Regression fit = Regressions.fit(own.orElse(general), task);
        fits.add(new Fitted(steps, fit, fitted));
        fit.terms("", name(), time).stream()
                .filter(term -> !terms.contains(term))
                .forEach(terms::add);
        steps.stream().filter(cohort.steps()::contains).forEach(step -> predict(fit, step, kept[step]));
    }

    /** What was fitted for the probabilities. */
    public List<Fitted> fits() {
        return List.copyOf(fits);
    }

    private void predict(Regression fit, int step, double[] kept) {
        Panel panel = cohort.panel();
        long missing = panel.count(b -> {
            double[] mean = new double[panel.blocks().get(b).rows()];
            fit.mean(panel.blocks().get(b), step, mean);
            int own = 0;
            for (int row = 0; row < mean.length; row++) {
                kept[panel.firstRow(b) + row] = saysLost() ? 1 - mean[row] : mean[row];
                own += rows.counts(b, step, row) && Double.isNaN(mean[row]) ? 1 : 0;
            }
            return own;
        });
        if (missing > 0) {
            throw rows.missing(name(), step, missing);
        }
    }

    /** Whether 1 is the value of those lost, so that the model of the variable is of being lost and not of staying. */
    private boolean saysLost() {
        return cohort.question()
                .censoring()
                .map(censoring -> censoring.lost() == 1)
                .orElse(true);
    }

    private double[] response(int block, int step) {
        double[] response = new double[cohort.panel().blocks().get(block).rows()];
        for (int row = 0; row < response.length; row++) {
            response[row] = rows.isLost(block, step, row) == saysLost() ? 1 : 0;
        }
        return response;
    }

    private String name() {
        return cohort.question().censoring().map(Question.Censoring::variable).orElse("censoring") + part;
    }

    /** Who is lost comes after the treatments of its interval. */
    private Scope scope(ModelFitter fitter) {
        String response = cohort.question().outcome();
        List<String> order = new ArrayList<>(fitter.scope(response).order());
        order.remove(response);
        return new Scope(cohort.schema(), order, response);
    }

    private Formula formula(int step) {
        if (exact.isPresent()) {
            return exact.get();
        }
        if (isModelled()) {
            return own.formula().orElseThrow();
        }
        Formula formula = general.formula()
                .orElseGet(() -> AdjustedHistory.until(cohort.problem().estimand(), step));
        for (String treatment : cohort.treatments()) {
            formula = FollowedRows.with(formula, treatment);
        }
        return formula;
    }
}
