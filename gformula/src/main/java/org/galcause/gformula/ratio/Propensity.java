package org.galcause.gformula.ratio;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.FittedModel;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.AdjustedHistory;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RegimeValues;

/**
 * 1 for those who follow and stay over the cumulative probability of it, which is kept at or above a bound (Bang and Robins 2005; the rules of
 * ltmle). Models are of observed treatments, so they are the same for all regimes.
 */
final class Propensity implements RatioSource {

    private final Cohort cohort;
    private final FollowedRows rows;
    private final ModelSpec model;
    private final double bound;
    private final RegimeValues regimes;
    private final Retention retention;

    Propensity(Cohort cohort, ModelSpec model, double bound) {
        this.cohort = cohort;
        this.rows = new FollowedRows(cohort);
        this.model = model;
        this.bound = bound;
        this.regimes = new RegimeValues(cohort.schema(), cohort.treatments(), RegimeValues.Past.OBSERVED);
        this.retention = new Retention(cohort, model);
    }

    @Override
    public double[][] factors(Regime regime, PanelValues counted, List<ModelTerm> terms) {
        double[][] probability = retention.probabilities(counted, terms);
        double[][] follows = new double[probability.length][];
        for (int step : cohort.steps()) {
            follows[step] = staying(step);
            for (String treatment : cohort.treatments()) {
                if (isGiven(regime, treatment, step) && isFollowed(regime, step, follows[step])) {
                    treat(regime, treatment, step, counted, probability[step], follows[step], terms);
                }
            }
        }
        return factors(probability, follows);
    }

    /** Whether anybody has followed a regime until a step; where nobody has, all ratios are 0, whatever a model would say. */
    private boolean isFollowed(Regime regime, int step, double[] follows) {
        Panel panel = cohort.panel();
        long followers = panel.count(b -> {
            boolean[] same = regimes.followers(regime, panel.blocks().get(b), step);
            int own = 0;
            for (int row = 0; row < same.length; row++) {
                own += same[row] && rows.counts(b, step, row) ? 1 : 0;
            }
            return own;
        });
        if (followers == 0) {
            Arrays.fill(follows, 0);
        }
        return followers > 0;
    }

    /** The increments of 1(followed) / max(bound, cumulative probability). */
    private double[][] factors(double[][] probability, double[][] follows) {
        double[][] factors = new double[probability.length][0];
        double[] cumulative = new double[cohort.counts().length];
        double[] weight = new double[cumulative.length];
        Arrays.fill(cumulative, 1);
        Arrays.fill(weight, 1);
        for (int step : cohort.steps()) {
            factors[step] = new double[weight.length];
            for (int i = 0; i < weight.length; i++) {
                boolean on = weight[i] > 0 && follows[step][i] > 0;
                cumulative[i] *= on ? probability[step][i] : 0;
                double now = on ? 1 / Math.max(bound, cumulative[i]) : 0;
                factors[step][i] = on ? now / weight[i] : 0;
                weight[i] = now;
            }
        }
        return factors;
    }

    private double[] staying(int step) {
        Panel panel = cohort.panel();
        double[] stays = new double[panel.units()];
        for (int b = 0; b < panel.blocks().size(); b++) {
            for (int row = 0; row < panel.blocks().get(b).rows(); row++) {
                boolean followed = rows.isFollowed(b, step, row) && !rows.isLost(b, step, row);
                stays[panel.firstRow(b) + row] = followed ? 1 : 0;
            }
        }
        return stays;
    }

    /** Whether a regime gives a treatment anything at a step; a constant treatment is given at the first alone. */
    private boolean isGiven(Regime regime, String treatment, int step) {
        boolean later = step > cohort.schema().grid().start()
                && cohort.schema().variable(treatment).timing() == Timing.CONSTANT;
        Intervention intervention = regime.on(treatment);
        if (later || intervention instanceof Intervention.NaturalCourse) {
            return false;
        }
        if (cohort.schema().variable(treatment).kind() == Kind.CONTINUOUS) {
            throw UserError.study("the ratio of " + treatment
                    + " asks for method: propensity, which needs a binary or categorical treatment, and this one is continuous;"
                    + " use method: classification");
        }
        if (!regimes.setsOrKeeps(regime, treatment)) {
            throw UserError.study("the regime \"" + regime.name() + "\" moves the natural value of " + treatment
                    + ", and method: propensity needs regimes that set it; use method: classification");
        }
        return cohort.panel().any(b -> isGivenToSome(regime, treatment, b, step));
    }

    /** Where a regime leaves everybody's treatment as it is, its probability plays no part. */
    private boolean isGivenToSome(Regime regime, String treatment, int b, int step) {
        boolean[] kept =
                regimes.keptNatural(regime, treatment, cohort.panel().blocks().get(b), step);
        for (boolean one : kept) {
            if (!one) {
                return true;
            }
        }
        return false;
    }

    private void treat(
            Regime regime,
            String treatment,
            int step,
            PanelValues counted,
            double[] probability,
            double[] follows,
            List<ModelTerm> terms) {
        Panel panel = cohort.panel();
        Formula formula = formula(treatment, step);
        PanelValues followed = rows.among(counted);
        Determined determined =
                new Determined(cohort, treatment, formula, isPooled() ? cohort.steps() : List.of(step), followed);
        FittedModel fitted = fitted(treatment, formula, step, determined.undecided(followed));
        fitted.terms("", treatment).stream()
                .filter(term -> !terms.contains(term))
                .forEach(terms::add);
        int variable = cohort.schema().index(treatment);
        long missing = panel.count(b -> {
            PanelBlock block = panel.blocks().get(b);
            double[] had = block.column(variable, step);
            double[] wanted = regimes.given(regime, treatment, block, step);
            boolean[] kept = regimes.keptNatural(regime, treatment, block, step);
            double[] own = new double[block.rows()];
            fitted.at(step).probability(block, step, had, own);
            determined.settle(b, step, had, own);
            int unknown = 0;
            for (int row = 0; row < own.length; row++) {
                int unit = panel.firstRow(b) + row;
                own[row] = kept[row] ? 1 : own[row];
                follows[unit] *= had[row] == wanted[row] ? 1 : 0;
                probability[unit] *= own[row];
                unknown += follows[unit] > 0 && rows.counts(b, step, row) && Double.isNaN(own[row]) ? 1 : 0;
            }
            return unknown;
        });
        if (missing > 0) {
            throw rows.missing(treatment, step, missing);
        }
    }

    private Formula formula(String treatment, int step) {
        Formula formula = model.formula()
                .orElseGet(() -> AdjustedHistory.before(cohort.problem().estimand(), step));
        for (String earlier : cohort.treatments()) {
            if (earlier.equals(treatment)) {
                break;
            }
            formula = FollowedRows.with(formula, earlier);
        }
        return formula;
    }

    private boolean isPooled() {
        return model.fit().orElse(Fit.BY_TIME) == Fit.POOLED;
    }

    private FittedModel fitted(String treatment, Formula formula, int step, PanelValues weights) {
        ModelFitter fitter =
                new ModelFitter(cohort.panel(), cohort.problem().estimand(), weights, cohort.key("learner"));
        ModelSpec own = model.with(formula);
        return isPooled()
                ? fitter.fit(treatment, own, Fit.POOLED, cohort.schema().grid().start(), cohort.last())
                : fitter.fit(treatment, own, Fit.BY_TIME, step, step);
    }
}
