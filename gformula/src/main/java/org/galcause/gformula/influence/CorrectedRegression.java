package org.galcause.gformula.influence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.Folds;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.ice.OutcomeRegression;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.ratio.LevelSmoothing;
import org.galcause.gformula.ratio.Ratios;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RegimeValues;
import org.galcause.gformula.regime.RiskStates;
import org.galcause.gformula.regime.SeenTreatments;
import org.galcause.gformula.working.WorkingDesign;

/**
 * Regressions backwards in time whose predictions are corrected by density ratios, all targets at once, and the efficient influence function
 *
 * <p>D = sum_t (prod_{s<=t} r_s) (Q_{t+1} - m_t(A_t)) + Q_0 with Q_t = m_t(d(A_t)), not centred (Diaz, Williams, Hoffman and Schenck 2023,
 * section 3).
 *
 * <p>With folds, the regressions, and corrections, that serve a fold's units are of the other units.
 */
public final class CorrectedRegression {

    private final Cohort cohort;
    private final Panel panel;
    private final RiskStates states;
    private final DensityRatios ratios;
    private final int folds;
    private final Link iterated;
    private final Correction correction;
    private final OutcomeRegression regression;
    private final RegimeValues regimes;
    private final SeenTreatments seen;
    private final Fit fit;
    private final List<ModelTerm> terms = new ArrayList<>();
    private final Map<Integer, ResponseScale> scales = new TreeMap<>();

    /**
     * @param regression of the outcome
     * @param fit how it is fitted
     * @param iterated the link of the regressions of pseudo-outcomes; with logit the regime also sets the treatments before the step of a
     *     prediction, where it sets them without regard to their natural value
     */
    public CorrectedRegression(
            Cohort cohort,
            OutcomeRegression regression,
            Fit fit,
            Link iterated,
            DensityRatios ratios,
            int folds,
            Correction correction) {
        this.cohort = cohort;
        this.panel = cohort.panel();
        this.states = cohort.states();
        this.regression = regression;
        this.fit = fit;
        this.iterated = iterated;
        this.ratios = ratios;
        this.folds = folds;
        this.correction = correction;
        this.regimes = new RegimeValues(
                cohort.schema(),
                cohort.treatments(),
                iterated == Link.LOGIT ? RegimeValues.Past.SET : RegimeValues.Past.OBSERVED);
        this.seen = new SeenTreatments(panel, states, cohort.weights(), cohort.treatments());
    }

    /** All targets. */
    public Answer answer() {
        Optional<LevelSmoothing> smoothing = ratios.smoothing();
        if (smoothing.isPresent() && PseudoOutcomeCurve.serves(cohort)) {
            return new PseudoOutcomeCurve(cohort, regression, ratios, smoothing.get(), folds).answer();
        }
        InfluenceAnswer answer = new InfluenceAnswer(cohort);
        regressed().forEach(target -> target.into(answer));
        return answer.answer(terms, ratios);
    }

    /** The projection of all targets on a working model, as rows of {@code models.csv}. */
    public List<ModelTerm> projected(WorkingDesign working) {
        return working.projection(regressed().stream()
                .map(q -> new WorkingDesign.Response(q.function(), new double[0], q.refusal()))
                .toList());
    }

    private List<Carried> regressed() {
        List<Carried> all =
                cohort.problem().targets().stream().map(this::carried).toList();
        List<Carried> alive = all.stream().filter(Carried::isAlive).toList();
        int[] fold = Folds.of(cohort.problem(), folds);
        for (int f = 0; f < folds; f++) {
            backwards(alive, folds == 1 ? cohort.weights() : cohort.weightsWithout(fold, f));
            for (Carried target : alive) {
                target.keep(fold, f);
            }
        }
        return all;
    }

    private Carried carried(Target target) {
        Ratios own = ratios.of(target.regime());
        Carried carried =
                new Carried(cohort, target, own, scales.computeIfAbsent(target.step(), regression::scale), correction);
        for (int step : cohort.steps()) {
            if (step < target.step() || step == target.step() && fit == Fit.BY_TIME) {
                seen.unlike(target.regime(), regimes, step, target.step()).ifPresent(carried::refuse);
            }
        }
        return carried;
    }

    private void backwards(List<Carried> targets, PanelValues counted) {
        for (int step = cohort.last(); step >= cohort.schema().grid().start(); step--) {
            int at = step;
            List<Carried> later =
                    targets.stream().filter(q -> q.target().step() > at).toList();
            List<Carried> now =
                    targets.stream().filter(q -> q.target().step() == at).toList();
            if (!later.isEmpty()) {
                regress(later, step, counted);
            }
            if (!now.isEmpty()) {
                start(now, step, counted);
            }
        }
    }

    private void start(List<Carried> now, int step, PanelValues counted) {
        ResponseScale scale = now.get(0).scale();
        Regression fitted = regression.first(step, scale, counted);
        double time = fit == Fit.POOLED ? Double.NaN : time(step);
        report(regression.told(fitted.terms("", outcome(), time), scale));
        List<Prediction> predictions = now.stream()
                .map(q -> predicted(q, fitted, step, counted, block -> regression.scaled(block, step, scale)))
                .toList();
        arrive(now, predictions, step);
    }

    private void regress(List<Carried> later, int step, PanelValues counted) {
        List<IntFunction<double[]>> pseudo = new ArrayList<>();
        later.forEach(q -> pseudo.add(block -> states.beyond(block, step, q.pseudo(block))));
        PanelValues known = (block, at) ->
                states.beyond(block, step, new double[panel.blocks().get(block).rows()]);
        List<Regression> fits = regression.later(step, counted, known, pseudo, iterated);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            Carried q = later.get(i);
            String label = cohort.schema().grid().at(q.target().step()).label();
            report(OutcomeRegression.units(q.scale(), iterated)
                    .inUnits(fits.get(i)
                            .terms(q.target().regime().name(), outcome() + "/iterated/" + label, time(step))));
            predictions.add(predicted(q, fits.get(i), step, counted, pseudo.get(i)));
        }
        arrive(later, predictions, step);
    }

    private Prediction predicted(
            Carried q, Regression fitted, int step, PanelValues counted, IntFunction<double[]> response) {
        fitted.caution()
                .ifPresent(reason -> q.warn(
                        reason + " (time " + cohort.schema().grid().at(step).label() + ")"));
        double[][] natural = regression.observed(fitted, step);
        double[][] shifted = ratios.smoothing()
                .map(smoothing -> smoothed(smoothing, fitted, q.target().regime(), step))
                .orElseGet(() -> given(fitted, q.target().regime(), step));
        return q.predicted(step, natural, shifted, counted, response);
    }

    private double[][] given(Regression fitted, Regime regime, int step) {
        return regression.predictions(fitted, block -> regimes.replaced(regime, block, step), step);
    }

    /** The mean over a kernel about a level. */
    private double[][] smoothed(LevelSmoothing smoothing, Regression fitted, Regime regime, int step) {
        double[][] mean =
                panel.blocks().stream().map(block -> new double[block.rows()]).toArray(double[][]::new);
        for (LevelSmoothing.Node node : smoothing.nodes(regime, step)) {
            double[][] one = given(fitted, node.regime(), step);
            for (int b = 0; b < mean.length; b++) {
                for (int row = 0; row < one[b].length; row++) {
                    mean[b][row] += node.weight() * one[b][row];
                }
            }
        }
        return mean;
    }

    private void arrive(List<Carried> carried, List<Prediction> predictions, int step) {
        predictions.stream()
                .collect(Collectors.groupingBy(p -> p.target().step(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(correction::correct);
        for (int i = 0; i < predictions.size(); i++) {
            carried.get(i).arrive(step, predictions.get(i));
        }
    }

    private String outcome() {
        return cohort.question().outcome();
    }

    private double time(int step) {
        return cohort.schema().grid().at(step).time();
    }

    private void report(List<ModelTerm> fitted) {
        if (cohort.isSample() && folds == 1) {
            terms.addAll(fitted);
        }
    }
}
