package org.galcause.gformula.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.glm.Separation;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.AdjustedHistory;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RegimeValues;

/**
 * Observed rows of some steps (response 0) and the same rows with the treatments of the step that a regime gives and nobody lost (response 1):
 * each of the panel's blocks, and behind it, for each step, the same block under the regime.
 *
 * <p>Observed rows that no row under the regime can equal, because they are lost or have a value of a binary or categorical treatment that the
 * regime never gives, are told apart with certainty: their probability is 0, and the regression of the others, to which its maximum
 * tends, leaves them out.
 */
final class Stack {

    /** Whether losses are part of what is classified, or have a model of their own. */
    enum Loss {
        CLASSIFIED,
        APART
    }

    private final Cohort cohort;
    private final FollowedRows rows;
    private final Regime regime;
    private final RegimeValues regimes;
    private final List<Integer> steps;
    private final Loss loss;
    private final List<PanelBlock> observed;
    private final Panel stacked;
    private final Map<String, Set<Double>> given = new HashMap<>();
    private boolean differs;

    Stack(Cohort cohort, FollowedRows rows, Regime regime, RegimeValues regimes, List<Integer> steps, Loss loss) {
        this.cohort = cohort;
        this.rows = rows;
        this.regime = regime;
        this.regimes = regimes;
        this.steps = steps;
        this.loss = loss;
        this.observed = cohort.panel().blocks();
        List<PanelBlock> blocks = new ArrayList<>();
        for (int b = 0; b < observed.size(); b++) {
            blocks.add(observed.get(b));
            for (int step : steps) {
                blocks.add(under(b, step));
            }
        }
        this.stacked = cohort.panel().withBlocks(blocks);
        joinParts();
    }

    /** What is given, and whether it differs, in all parts of the panel. */
    private void joinParts() {
        boolean own = differs;
        this.differs = cohort.panel().any(block -> own)
                || loss == Loss.CLASSIFIED && steps.stream().anyMatch(rows::anyLost);
        for (String treatment : cohort.treatments()) {
            Set<Double> values = given.computeIfAbsent(treatment, name -> new HashSet<>());
            cohort.panel()
                    .fromAllParts(
                            values.stream().mapToDouble(Double::doubleValue).toArray())
                    .forEach(part -> Arrays.stream(part).forEach(values::add));
        }
    }

    /** The place of the observed block that a stacked one was made of. */
    private int base(int block) {
        return block / (steps.size() + 1);
    }

    /** Which of the blocks made of one it is; 0 is observed. */
    private int copy(int block) {
        return block % (steps.size() + 1);
    }

    private PanelBlock under(int b, int step) {
        PanelBlock block = observed.get(b);
        PanelBlock under = block;
        for (String treatment : cohort.treatments()) {
            int variable = cohort.schema().index(treatment);
            double[] had = block.column(variable, step);
            double[] value = isLater(treatment, step) ? had : given(treatment, block, step, had);
            note(treatment, b, step, had, value);
            under = under.with(variable, step, value);
        }
        return under;
    }

    /** Who is lost before being treated is in neither half of the stack when losses have a model of their own. */
    private double[] given(String treatment, PanelBlock block, int step, double[] had) {
        double[] value = regimes.given(regime, treatment, block, step);
        return loss == Loss.CLASSIFIED
                ? value
                : IntStream.range(0, had.length)
                        .mapToDouble(row -> Double.isNaN(had[row]) ? Double.NaN : value[row])
                        .toArray();
    }

    /** A constant treatment is given at the first step alone. */
    private boolean isLater(String treatment, int step) {
        return step > cohort.schema().grid().start()
                && cohort.schema().variable(treatment).timing() == Timing.CONSTANT;
    }

    private void note(String treatment, int b, int step, double[] had, double[] value) {
        Set<Double> values = given.computeIfAbsent(treatment, name -> new HashSet<>());
        boolean discrete = cohort.schema().variable(treatment).kind() != Kind.CONTINUOUS;
        for (int row = 0; row < value.length; row++) {
            if (rows.counts(b, step, row)) {
                differs |= Double.compare(had[row], value[row]) != 0;
                if (discrete) {
                    values.add(value[row]);
                }
            }
        }
    }

    /** Whether any row under the regime differs from the observed one. */
    boolean differs() {
        return differs;
    }

    /** Whether no row under the regime can equal an observed row. */
    boolean isImpossible(int block, int step, int row) {
        if (loss == Loss.CLASSIFIED && rows.isLost(block, step, row)) {
            return true;
        }
        for (String treatment : cohort.treatments()) {
            if (cohort.schema().variable(treatment).kind() != Kind.CONTINUOUS) {
                double had = observed.get(block).column(cohort.schema().index(treatment), step)[row];
                if (!given.getOrDefault(treatment, Set.of()).contains(had)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The probability that a row is one under the regime. Where the rows are separated it is at its limit: that does no harm when only rows under the
     * regime run there (whom no observed row equals, as the treated in a treatment never left, had nobody been treated), see {@link
     * Classification}.
     */
    Regression fit(ModelSpec model, PanelValues counted) {
        PanelValues response = (block, step) -> {
            double[] y = new double[stacked.blocks().get(block).rows()];
            Arrays.fill(y, copy(block) == 0 ? 0 : 1);
            return y;
        };
        PanelValues weights = weights(rows.among(counted));
        ModelFitter fitter = new ModelFitter(stacked, cohort.problem().estimand(), weights, cohort.key("learner"));
        FitRows fitted = fitter.restricted(model, new FitRows(stacked, steps, response, weights));
        String name = String.join("+", cohort.treatments()) + "/ratio under the regime \"" + regime.name() + "\"";
        RegressionTask task = new RegressionTask(
                name,
                formula(model, fitter),
                fitter.scope(last()),
                fitted,
                Link.LOGIT,
                ResponseScale.NONE,
                fitter.key(name, steps.get(0)),
                Separation.LIMIT);
        if (loss == Loss.CLASSIFIED) {
            new LostRows(cohort).requireRegressors(task, (block, step, row) -> rows.isLost(base(block), step, row));
        }
        return Regressions.fit(model, task);
    }

    private String last() {
        return cohort.treatments().get(cohort.treatments().size() - 1);
    }

    private PanelValues weights(PanelValues followed) {
        return (block, step) -> {
            int base = base(block);
            double[] w = followed.at(base, step);
            if (copy(block) > 0) {
                int own = steps.get(copy(block) - 1);
                return own == step ? w : new double[w.length];
            }
            for (int row = 0; row < w.length; row++) {
                w[row] = w[row] > 0 && isImpossible(base, step, row) ? 0 : w[row];
            }
            return w;
        };
    }

    private Formula formula(ModelSpec model, ModelFitter fitter) {
        int step = steps.get(steps.size() - 1);
        Formula formula = model.formula()
                .orElseGet(() -> model.fit().orElse(Fit.BY_TIME) == Fit.POOLED
                        ? fitter.parentsOverTimes(last(), step)
                        : AdjustedHistory.before(cohort.problem().estimand(), step));
        for (String treatment : cohort.treatments()) {
            formula = FollowedRows.with(formula, treatment);
        }
        return formula;
    }
}
