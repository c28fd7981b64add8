package org.galcause.gformula.ratio;

import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.regime.Cohort;

/** Units in the interval in which they are lost: without them in its fit, a model of losses would take these to be rarer than they are. */
final class LostRows {

    private final Cohort cohort;

    LostRows(Cohort cohort) {
        this.cohort = cohort;
    }

    /** Whether a row of a block is of a unit that is lost in a step's interval. */
    @FunctionalInterface
    interface Lost {
        boolean is(int block, int step, int row);
    }

    /**
     * Nobody lost may drop out of a fit for want of a regressor.
     *
     * @throws UserError when somebody does: then losses come before what the model explains them by
     */
    void requireRegressors(RegressionTask task, Lost lost) {
        FitRows rows = task.rows();
        PanelValues weights = (block, step) -> {
            double[] w = rows.weights().at(block, step).clone();
            for (int row = 0; row < w.length; row++) {
                w[row] = lost.is(block, step, row) ? w[row] : 0;
            }
            return w;
        };
        Design design = Design.of(task.formula(), task.scope(), rows);
        FitRows ofLost = new FitRows(rows.panel(), rows.steps(), rows.response(), weights);
        for (int step : rows.steps()) {
            long lacking = DesignMatrix.incomplete(design, ofLost.at(step));
            if (lacking > 0) {
                throw missing(task.name(), step, lacking);
            }
        }
    }

    private UserError missing(String model, int step, long units) {
        String variable =
                cohort.question().censoring().map(Question.Censoring::variable).orElse("censoring");
        return UserError.data("a regressor of the model of " + model + " is missing at or before time "
                + cohort.schema().grid().at(step).label() + " in " + units + " of the units that are lost then ("
                + variable
                + "): a loss comes after the treatment of its interval. Where it comes before, give models: "
                + variable + " a formula of what is known by then"
                + (cohort.question().event().isPresent() ? "" : ", or note it in the interval before"));
    }
}
