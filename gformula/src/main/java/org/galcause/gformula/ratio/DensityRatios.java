package org.galcause.gformula.ratio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.Folds;
import org.galcause.gformula.RatioModel;
import org.galcause.gformula.balance.SupportLimits;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.InheritedRows;
import org.galcause.gformula.weights.OrderStatistics;

/**
 * Estimates the density ratios of regimes: by unit and step, the density of what the regime gives over the observed density, at the observed
 * treatments, times the inverse probability of not being lost. With folds, each unit's ratios come from models fitted without its fold.
 */
public final class DensityRatios {

    private final Cohort cohort;
    private final RatioModel options;
    private final int folds;
    private final RatioSource source;
    private final Optional<Positivity> positivity;
    private final Map<Regime, Optional<String>> failures = new HashMap<>();
    private final Map<Regime, Ratios> known = new HashMap<>();
    private final Map<Integer, PanelValues> withoutFold = new HashMap<>();
    private final List<ModelTerm> terms = new ArrayList<>();

    /**
     * @param folds 1 for no cross-fitting
     */
    public DensityRatios(Cohort cohort, RatioModel options, int folds) {
        this.cohort = cohort;
        this.options = options;
        this.folds = folds;
        String last = cohort.treatments().get(cohort.treatments().size() - 1);
        ModelSpec model =
                InheritedRows.fill(options.model(), cohort.problem().model(last), cohort.panel(), cohort.steps());
        boolean smoothed = LevelSmoothing.isNeeded(cohort);
        this.positivity = cohort.isSample() && !smoothed && options.method() == RatioModel.Method.CLASSIFICATION
                ? Optional.of(new Positivity(cohort, model))
                : Optional.empty();
        if (smoothed) {
            this.source = new LevelSmoothing(cohort, model);
        } else {
            this.source = options.method() == RatioModel.Method.CLASSIFICATION
                    ? new Classification(cohort, model)
                    : new Propensity(cohort, model, options.bound());
        }
    }

    /** Why an estimate of the sample is to be read with caution, if at all. */
    public Optional<String> caution(Target target) {
        return smoothing()
                .map(smoothing -> smoothing.caution(target))
                .or(() -> failures.computeIfAbsent(
                        target.regime(), regime -> positivity.flatMap(past -> past.failure(regime))));
    }

    /** How levels are smoothed, when levels of a continuous treatment are asked. */
    public Optional<LevelSmoothing> smoothing() {
        return source instanceof LevelSmoothing smoothing ? Optional.of(smoothing) : Optional.empty();
    }

    /** The ratios of a regime, estimated when first asked for; levels of different times may share a name, not a path. */
    public Ratios of(Regime regime) {
        Ratios found = known.get(regime);
        if (found == null) {
            found = new Ratios(cohort, regime.name(), truncated(estimated(regime)), least());
            known.put(regime, found);
        }
        return found;
    }

    /** Fewest effective units that a regime must leave. */
    private double least() {
        return source instanceof LevelSmoothing ? SupportLimits.LEAST_SMOOTHED : 0;
    }

    /** The models fitted so far, of the sample itself when they are not cross-fitted. */
    public List<ModelTerm> terms() {
        return terms;
    }

    private double[][] estimated(Regime regime) {
        if (folds == 1) {
            return source.factors(regime, cohort.weights(), cohort.isSample() ? terms : new ArrayList<>());
        }
        int[] fold = Folds.of(cohort.problem(), folds);
        double[][] factors = new double[cohort.schema().steps()][0];
        cohort.steps().forEach(step -> factors[step] = new double[fold.length]);
        for (int f = 0; f < folds; f++) {
            PanelValues others = others(fold, f);
            double[][] all = source.factors(regime, others, new ArrayList<>());
            for (int step : cohort.steps()) {
                for (int i = 0; i < fold.length; i++) {
                    factors[step][i] = fold[i] == f ? all[step][i] : factors[step][i];
                }
            }
        }
        return factors;
    }

    /** The weights of fits that serve a fold: one and the same for all regimes. */
    public PanelValues others(int[] fold, int f) {
        return folds == 1 ? cohort.weights() : withoutFold.computeIfAbsent(f, at -> cohort.weightsWithout(fold, at));
    }

    /** Lowered to the quantile over all units and steps, each unit as often as it counts. */
    private double[][] truncated(double[][] factors) {
        if (options.truncate() >= 1) {
            return factors;
        }
        int units = cohort.counts().length;
        List<double[]> all = cohort.steps().stream().map(step -> factors[step]).toList();
        double most = OrderStatistics.of(cohort.panel(), all, cohort.counts()).quantile(options.truncate());
        for (int step : cohort.steps()) {
            for (int i = 0; i < units; i++) {
                factors[step][i] = Math.min(factors[step][i], most);
            }
        }
        return factors;
    }
}
