package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.weights.Explained;
import org.galcause.gformula.weights.OrderStatistics;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.UsedWeights;

/** A structural model by time on the exposure: a restricted cubic spline with four columns, or a straight line. */
final class ExposureCurve implements StructuralModel {

    private static final int DF = 4;

    /** Where a spline of four columns has its knots (Harrell 2001, table 2.3). */
    private static final double[] KNOTS = {0.05, 0.275, 0.5, 0.725, 0.95};

    private final ExposureHistory exposure;
    private final Map<Integer, WeightedRegression> byStep = new HashMap<>();
    private final List<ModelTerm> terms = new ArrayList<>();

    ExposureCurve(
            Resample sample,
            Explained explained,
            ModelSpec outcome,
            UsedWeights used,
            ExposureHistory exposure,
            Optional<StandardErrors> errors) {
        this.exposure = exposure;
        Variable response = explained.variable();
        Panel panel = exposure.with(explained);
        for (int step : sample.regressed()) {
            double[] weights = used.times(sample.multiplicities(), step);
            WeightedRegression regression = WeightedRegression.of(
                    response,
                    outcome.family(),
                    formula(outcome, panel, fitted(exposure.observed(step), weights)),
                    new Scope(panel.schema(), panel.schema().names(), response.name()),
                    new FitRows(
                            panel,
                            List.of(step),
                            PanelValues.variable(panel, response.name()),
                            PanelValues.perUnit(panel, weights)),
                    errors);
            byStep.put(step, regression);
            terms.addAll(regression.terms(
                    response.name(), sample.schema().grid().at(step).time()));
        }
    }

    /** Where the spline's knots would coincide (a treatment of few values) the exposure enters as it is. */
    private static Formula formula(ModelSpec outcome, Panel panel, double[] fitted) {
        Expression.Value value =
                new Expression.Value(panel.schema().variables().get(0).name(), 0);
        boolean straight = outcome.learner().orElse(Learner.SPLINE) == Learner.GLM || knotsCoincide(panel, fitted);
        return Formula.mainEffects(
                List.of(straight ? value : new Expression.Spline(value, List.of(), DF, Expression.Linear.INCLUDED)));
    }

    private static boolean knotsCoincide(Panel panel, double[] fitted) {
        int[] once = new int[fitted.length];
        Arrays.fill(once, 1);
        double before = Double.NEGATIVE_INFINITY;
        for (double knot : OrderStatistics.of(panel, List.of(fitted), once).quantiles(KNOTS)) {
            if (!(knot > before)) {
                return true;
            }
            before = knot;
        }
        return false;
    }

    /** The exposure of each galaxy that belongs to the fit; NaN of the others. */
    private static double[] fitted(double[] exposure, double[] weights) {
        double[] fitted = new double[exposure.length];
        Arrays.setAll(fitted, i -> weights[i] > 0 ? exposure[i] : Double.NaN);
        return fitted;
    }

    @Override
    public List<Answered> at(int step, List<Followed> paths) {
        WeightedRegression regression = Objects.requireNonNull(byStep.get(step));
        return paths.stream().map(followed -> at(regression, step, followed)).toList();
    }

    private Answered at(WeightedRegression regression, int step, Followed followed) {
        double[] exposures = new double[step + 1];
        exposures[step] = exposure.of(followed);
        return regression.mean(new PathColumns(0, exposures), step, Units.ONE).answered(unknown(followed));
    }

    @Override
    public Hazards hazards(int start, Followed followed) {
        int last = followed.target().step();
        double[] exposures = IntStream.rangeClosed(0, last)
                .mapToDouble(s -> s < start ? Double.NaN : exposure.of(followed.until(s)))
                .toArray();
        return Hazards.of(new Hazards.Regressions(byStep, new PathColumns(0, exposures), start), last, Units.ONE);
    }

    @Override
    public List<ModelTerm> terms() {
        return terms;
    }
}
