package org.galcause.gformula.ratio;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RegimeValues;

/**
 * Ratios by classification (Diaz, Williams, Hoffman and Schenck 2023, section 5): rows as observed are stacked on rows with the regime's
 * treatment and nobody lost, a logistic regression tells them apart, and the odds at the observed row are the ratio of the densities.
 */
final class Classification implements RatioSource {

    /** Odds are taken of probabilities no nearer to 1. */
    private static final double MOST_CERTAIN = 0.999;

    /** How near 0 or 1 a probability of a separated regression is that has run there. */
    private static final double RUN_AWAY = 1e-6;

    private final Cohort cohort;
    private final FollowedRows rows;
    private final ModelSpec model;
    private final RegimeValues regimes;
    private final Retention retention;

    Classification(Cohort cohort, ModelSpec model) {
        this.cohort = cohort;
        this.rows = new FollowedRows(cohort);
        this.model = model;
        this.regimes = new RegimeValues(cohort.schema(), cohort.treatments(), RegimeValues.Past.OBSERVED);
        this.retention = new Retention(cohort, model);
    }

    @Override
    public double[][] factors(Regime regime, PanelValues counted, List<ModelTerm> terms) {
        double[][] factors = new double[cohort.schema().steps()][0];
        if (model.fit().orElse(Fit.BY_TIME) == Fit.POOLED) {
            estimate(regime, cohort.steps(), counted, factors, terms);
        } else {
            cohort.steps().forEach(step -> estimate(regime, List.of(step), counted, factors, terms));
        }
        if (retention.isModelled()) {
            double[][] kept = retention.probabilities(counted, terms);
            for (int step : cohort.steps()) {
                for (int i = 0; i < kept[step].length; i++) {
                    factors[step][i] = factors[step][i] == 0 ? 0 : factors[step][i] / kept[step][i];
                }
            }
        }
        return factors;
    }

    private void estimate(
            Regime regime, List<Integer> steps, PanelValues counted, double[][] factors, List<ModelTerm> terms) {
        Stack stack = new Stack(cohort, rows, regime, regimes, steps, loss());
        if (!stack.differs()) {
            steps.forEach(step -> factors[step] = fill(step, (block, row) -> 1));
            return;
        }
        Regression fit = stack.fit(model, counted);
        double time = steps.size() > 1
                ? Double.NaN
                : cohort.schema().grid().at(steps.get(0)).time();
        String name = String.join("+", cohort.treatments()) + "/ratio";
        terms.addAll(fit.terms(regime.name(), name, time));
        for (int step : steps) {
            factors[step] = odds(regime, stack, fit, step);
        }
    }

    private Stack.Loss loss() {
        return retention.isModelled() ? Stack.Loss.APART : Stack.Loss.CLASSIFIED;
    }

    private double[] odds(Regime regime, Stack stack, Regression fit, int step) {
        Panel panel = cohort.panel();
        double[][] probability = new double[panel.blocks().size()][];
        boolean[][] follows = new boolean[probability.length][];
        long missing = panel.count(b -> {
            PanelBlock block = panel.blocks().get(b);
            probability[b] = new double[block.rows()];
            follows[b] = follows(regime, block, step);
            fit.mean(block, step, probability[b]);
            int own = 0;
            for (int row = 0; row < block.rows(); row++) {
                probability[b][row] = stack.isImpossible(b, step, row) ? 0 : probability[b][row];
                own += stays(b, step, row) && Double.isNaN(probability[b][row]) ? 1 : 0;
            }
            return own;
        });
        if (missing > 0) {
            throw rows.missing(String.join("+", cohort.treatments()) + "/ratio", step, missing);
        }
        fit.caution().ifPresent(reason -> requireOverlap(reason, probability, follows, step));
        double least = isSet(regime, step) ? 0.5 : 0;
        return fill(step, (block, row) -> {
            double p = Math.max(least, probability[block][row]);
            return follows[block][row] && probability[block][row] > 0 ? p / (1 - Math.min(p, MOST_CERTAIN)) : 0;
        });
    }

    private boolean stays(int block, int step, int row) {
        return rows.counts(block, step, row) && !rows.isLost(block, step, row);
    }

    /** A separated regression serves as long as no observed row that has a ratio is among those that ran to a limit. */
    private void requireOverlap(String reason, double[][] probability, boolean[][] follows, int step) {
        long apart = cohort.panel().count(b -> {
            int own = 0;
            for (int row = 0; row < probability[b].length; row++) {
                double p = probability[b][row];
                boolean ran = p > 0 && (p < RUN_AWAY || p > 1 - RUN_AWAY);
                own += ran && follows[b][row] && rows.counts(b, step, row) ? 1 : 0;
            }
            return own;
        });
        if (apart > 0) {
            throw UserError.data(reason + " in " + apart + " units at time "
                    + cohort.schema().grid().at(step).label()
                    + ", whose treatments and those under the regime do not overlap (positivity fails); ask a milder regime, leave the"
                    + " term out of ratio, or join rare levels");
        }
    }

    /** 0 for those not followed, or lost. */
    private double[] fill(int step, Ratio ratio) {
        Panel panel = cohort.panel();
        double[] filled = new double[panel.units()];
        for (int b = 0; b < panel.blocks().size(); b++) {
            for (int row = 0; row < panel.blocks().get(b).rows(); row++) {
                boolean stays = rows.isFollowed(b, step, row) && !rows.isLost(b, step, row);
                filled[panel.firstRow(b) + row] = stays ? ratio.of(b, row) : 0;
            }
        }
        return filled;
    }

    private interface Ratio {
        double of(int block, int row);
    }

    /** Who has what the regime sets; of a treatment whose natural value it moves or keeps, everybody. */
    private boolean[] follows(Regime regime, PanelBlock block, int step) {
        boolean[] follows = new boolean[block.rows()];
        Arrays.fill(follows, true);
        for (String treatment : cohort.treatments()) {
            if (regimes.sets(regime, treatment, step)) {
                double[] had = block.column(cohort.schema().index(treatment), step);
                double[] wanted = regimes.given(regime, treatment, block, step);
                for (int row = 0; row < follows.length; row++) {
                    follows[row] &= had[row] == wanted[row];
                }
            }
        }
        return follows;
    }

    /** Whether a regime sets some treatments and leaves the others: then the ratio of those who follow is at least 1. */
    private boolean isSet(Regime regime, int step) {
        return cohort.treatments().stream().anyMatch(t -> regimes.sets(regime, t, step))
                && cohort.treatments().stream()
                        .allMatch(t ->
                                regimes.sets(regime, t, step) || regime.on(t) instanceof Intervention.NaturalCourse);
    }
}
