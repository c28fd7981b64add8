package org.galcause.gformula.ratio;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.formula.Term;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;

/** The rows at which ratios are estimated: of units followed until a step. */
final class FollowedRows {

    private final Cohort cohort;

    FollowedRows(Cohort cohort) {
        this.cohort = cohort;
    }

    boolean isFollowed(int block, int step, int row) {
        return cohort.states().before(block, step)[row] == RiskStates.FOLLOWED;
    }

    /** Lost in the step's interval. */
    boolean isLost(int block, int step, int row) {
        return isFollowed(block, step, row) && cohort.states().before(block, step + 1)[row] == RiskStates.LOST;
    }

    boolean counts(int block, int step, int row) {
        return cohort.weights().at(block, step)[row] > 0 && isFollowed(block, step, row);
    }

    /** Weights that are 0 where a unit is not followed. */
    PanelValues among(PanelValues counted) {
        return (block, step) -> {
            double[] w = counted.at(block, step).clone();
            for (int row = 0; row < w.length; row++) {
                w[row] = isFollowed(block, step, row) ? w[row] : 0;
            }
            return w;
        };
    }

    /** Whether at a step the variable that says who is lost is measured of anybody followed; always, where there is none. */
    boolean isLossMeasured(int step) {
        return cohort.question()
                .censoring()
                .map(censoring -> cohort.schema().index(censoring.variable()))
                .map(variable -> cohort.panel().any(block -> isMeasured(block, step, variable)))
                .orElse(true);
    }

    private boolean isMeasured(int block, int step, int variable) {
        double[] values = cohort.panel().blocks().get(block).column(variable, step);
        for (int row = 0; row < values.length; row++) {
            if (counts(block, step, row) && !Double.isNaN(values[row])) {
                return true;
            }
        }
        return false;
    }

    boolean anyLost(int step) {
        return cohort.panel().any(block -> anyLost(block, step));
    }

    private boolean anyLost(int block, int step) {
        for (int row = 0; row < cohort.panel().blocks().get(block).rows(); row++) {
            if (counts(block, step, row) && isLost(block, step, row)) {
                return true;
            }
        }
        return false;
    }

    /** A formula with one more variable at t, unless it has it. */
    static Formula with(Formula formula, String variable) {
        Term term = new Term(List.of(new Expression.Value(variable, 0)));
        if (formula.terms().contains(term)) {
            return formula;
        }
        List<Term> terms = new ArrayList<>(formula.terms());
        terms.add(term);
        return new Formula(formula.intercept(), terms);
    }

    UserError missing(String model, int step, long rows) {
        return UserError.data("a regressor of the model of " + model + " is missing at or before time "
                + cohort.schema().grid().at(step).label() + " in " + rows
                + " units that are still followed, or has a level there that no fitted row had; drop these units, fill it in, or"
                + " join rare levels");
    }
}
