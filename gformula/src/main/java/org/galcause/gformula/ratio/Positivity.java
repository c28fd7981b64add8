package org.galcause.gformula.ratio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.glm.Separation;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.AdjustedHistory;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RegimeValues;

/**
 * Whether the past tells with certainty who has the treatment that a regime sets. A classification cannot see it: its rows under the regime are
 * also of pasts with which nobody has that treatment, and it goes on there by the form of its model.
 */
final class Positivity {

    private final Cohort cohort;
    private final FollowedRows rows;
    private final ModelSpec model;
    private final RegimeValues regimes;

    Positivity(Cohort cohort, ModelSpec model) {
        this.cohort = cohort;
        this.rows = new FollowedRows(cohort);
        this.model = model;
        this.regimes = new RegimeValues(cohort.schema(), cohort.treatments(), RegimeValues.Past.OBSERVED);
    }

    /** The sentence that names the first step at which it fails, the term and the direction; empty where a learner is asked that has no terms. */
    Optional<String> failure(Regime regime) {
        if (!Set.of(Learner.GLM, Learner.SPLINE).contains(model.learner().orElse(Learner.GLM))) {
            return Optional.empty();
        }
        return cohort.steps().stream()
                .filter(step -> model.fit().orElse(Fit.BY_TIME) != Fit.POOLED || step.equals(cohort.last()))
                .flatMap(step -> cohort.treatments().stream()
                        .filter(treatment -> isSet(regime, treatment, step))
                        .flatMap(treatment -> separated(regime, treatment, step).stream()))
                .findFirst();
    }

    private boolean isSet(Regime regime, String treatment, int step) {
        boolean later = step > cohort.schema().grid().start()
                && cohort.schema().variable(treatment).timing() == Timing.CONSTANT;
        return !later
                && cohort.schema().variable(treatment).kind() != Kind.CONTINUOUS
                && regimes.sets(regime, treatment, step);
    }

    private Optional<String> separated(Regime regime, String treatment, int step) {
        boolean pooled = model.fit().orElse(Fit.BY_TIME) == Fit.POOLED;
        List<Integer> steps = pooled ? cohort.steps() : List.of(step);
        Formula formula = model.formula()
                .orElseGet(() -> AdjustedHistory.before(cohort.problem().estimand(), step));
        PanelValues followed = rows.among(cohort.weights());
        PanelValues weights = new Determined(cohort, treatment, formula, steps, followed).undecided(followed);
        ModelFitter fitter =
                new ModelFitter(cohort.panel(), cohort.problem().estimand(), weights, cohort.key("learner"));
        FitRows fitted = fitter.restricted(
                model, new FitRows(cohort.panel(), steps, (b, s) -> follows(regime, treatment, b, s), weights));
        if (fitted.isEmpty()) {
            return Optional.empty();
        }
        String name = treatment + " as under the regime \"" + regime.name() + "\"";
        RegressionTask task = new RegressionTask(
                name,
                formula,
                fitter.scope(treatment),
                fitted,
                Link.LOGIT,
                ResponseScale.NONE,
                fitter.key(name, step),
                Separation.LIMIT);
        String time = pooled ? "" : " (time " + cohort.schema().grid().at(step).label() + ")";
        return Regressions.fit(ModelSpec.empty(), task)
                .caution()
                .map(reason -> reason + time
                        + ": positivity fails there, and ratios rest on the form of their model: ask another regime,"
                        + " or leave the term out of ratio if it is no confounder");
    }

    /** 1 for those who have what the regime sets, 0 for the others. */
    private double[] follows(Regime regime, String treatment, int b, int step) {
        PanelBlock block = cohort.panel().blocks().get(b);
        double[] had = block.column(cohort.schema().index(treatment), step);
        double[] wanted = regimes.given(regime, treatment, block, step);
        double[] follows = new double[block.rows()];
        Arrays.setAll(follows, row -> Double.isNaN(had[row]) ? Double.NaN : had[row] == wanted[row] ? 1 : 0);
        return follows;
    }
}
