package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.formula.References;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.ReplacedColumns;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.weights.Explained;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.UsedWeights;

/** A structural model by formula: its terms are evaluated on the path asked for, over all galaxies where it reads covariates. */
final class FormulaModel implements StructuralModel {

    private final Resample sample;
    private final Explained explained;
    private final Formula formula;
    private final Optional<StandardErrors> errors;
    private final Map<Integer, WeightedRegression> byStep = new HashMap<>();
    private final List<ModelTerm> terms = new ArrayList<>();

    FormulaModel(
            Resample sample,
            Explained explained,
            ModelSpec outcome,
            UsedWeights used,
            Optional<StandardErrors> errors) {
        this.sample = sample;
        this.explained = explained;
        this.errors = errors;
        this.formula = outcome.formula().orElseThrow();
        List<Integer> asked = sample.regressed();
        if (outcome.fit().orElse(Fit.BY_TIME) == Fit.POOLED) {
            WeightedRegression pooled = fit(outcome, used, asked);
            asked.forEach(step -> byStep.put(step, pooled));
            terms.addAll(pooled.terms(name(), Double.NaN));
        } else {
            for (int step : asked) {
                WeightedRegression regression = fit(outcome, used, List.of(step));
                byStep.put(step, regression);
                terms.addAll(
                        regression.terms(name(), sample.schema().grid().at(step).time()));
            }
        }
    }

    private String name() {
        return explained.variable().name();
    }

    private WeightedRegression fit(ModelSpec outcome, UsedWeights used, List<Integer> steps) {
        double[][] weights = new double[sample.schema().steps()][0];
        steps.forEach(step -> weights[step] = used.times(sample.multiplicities(), step));
        FitRows rows = new FitRows(sample.problem().panel(), steps, explained.blocked(), sample.blocked(weights));
        return WeightedRegression.of(explained.variable(), outcome.family(), formula, scope(), rows, errors);
    }

    @Override
    public List<Answered> at(int step, List<Followed> paths) {
        WeightedRegression regression = Objects.requireNonNull(byStep.get(step));
        return paths.stream().map(followed -> at(regression, step, followed)).toList();
    }

    private Answered at(WeightedRegression regression, int step, Followed followed) {
        return regression.mean(histories(followed), step, units()).answered(unknown(followed));
    }

    @Override
    public String unknown(Followed followed) {
        return "The structural model " + formula.text() + " reads a value of "
                + String.join(", ", sample.treatments()) + " that " + followed.name()
                + " leaves as it is, or of a unit that has left; set the treatment at every time that the formula reads.";
    }

    /** Of the outcome, also for a competing event: one formula serves both. */
    private Scope scope() {
        return sample.scope(sample.problem().estimand().question().outcome());
    }

    @Override
    public Hazards hazards(int start, Followed followed) {
        return Hazards.of(
                new Hazards.Regressions(byStep, histories(followed), start),
                followed.target().step(),
                units());
    }

    private Columns histories(Followed followed) {
        return readsTheTreatmentAlone() ? onePath(followed) : everybody(followed);
    }

    private Units units() {
        return readsTheTreatmentAlone() ? Units.ONE : Units.all(sample);
    }

    private boolean readsTheTreatmentAlone() {
        boolean history = formula.factors().stream().anyMatch(f -> f instanceof Expression.History);
        return !history
                && sample.schema().grid().start() == 0
                && sample.treatments().containsAll(References.of(formula));
    }

    private Columns onePath(Followed followed) {
        Map<Integer, double[]> paths = new HashMap<>();
        for (int k = 0; k < sample.treatments().size(); k++) {
            paths.put(
                    sample.schema().index(sample.treatments().get(k)),
                    followed.paths().get(k));
        }
        return new PathColumns(paths);
    }

    private Columns everybody(Followed followed) {
        Map<Integer, double[][]> replaced = new HashMap<>();
        for (int k = 0; k < sample.treatments().size(); k++) {
            replaced.put(
                    sample.schema().index(sample.treatments().get(k)),
                    filled(followed.paths().get(k)));
        }
        return new ReplacedColumns(sample.whole(), replaced);
    }

    private double[][] filled(double[] path) {
        double[][] filled = new double[path.length][];
        for (int s = sample.schema().grid().start(); s < path.length; s++) {
            filled[s] = new double[sample.multiplicities().length];
            Arrays.fill(filled[s], path[s]);
        }
        return filled;
    }

    @Override
    public List<ModelTerm> terms() {
        return terms;
    }
}
