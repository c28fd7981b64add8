package org.galcause.gformula.ice;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.FittedModel;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.Separation;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;

/** The fitted probability of a competing event in an interval, among those without it until then. */
final class CompetingHazard {

    private final Panel panel;
    private final String variable;
    private final FittedModel model;

    private CompetingHazard(Panel panel, String variable, FittedModel model) {
        this.panel = panel;
        this.variable = variable;
        this.model = model;
    }

    /**
     * Fits the study's model of the competing event, or by default one of its parents in the graph.
     *
     * @param fit pooled over all times, else at one step
     */
    static CompetingHazard fit(Cohort cohort, String variable, Fit fit, int step, PanelValues counted) {
        EstimationProblem problem = cohort.problem();
        ModelFitter fitter = new ModelFitter(
                        problem.panel(), problem.estimand(), followed(cohort, counted), cohort.key("learner"))
                .with(Separation.LIMIT);
        boolean pooled = problem.model(variable).fit().orElse(fit) == Fit.POOLED;
        int first = pooled ? problem.schema().grid().start() : step;
        int last = pooled ? problem.schema().grid().last() : step;
        Fit usual = pooled ? Fit.POOLED : Fit.BY_TIME;
        return new CompetingHazard(
                problem.panel(),
                variable,
                fitter.fit(variable, problem.model(variable).with(usual), usual, first, last));
    }

    /** Whatever a table holds of the event after a unit has left, it has no say. */
    private static PanelValues followed(Cohort cohort, PanelValues counted) {
        return (block, step) -> {
            double[] w = counted.at(block, step).clone();
            byte[] before = cohort.states().before(block, step);
            for (int row = 0; row < w.length; row++) {
                w[row] = before[row] == RiskStates.FOLLOWED ? w[row] : 0;
            }
            return w;
        };
    }

    /** Why its probabilities at a step are to be taken with care; empty when there is no reason. */
    Optional<String> caution(int step) {
        return model.at(step).caution();
    }

    /** By block, for each unit's histories at a step. */
    double[][] probabilities(Function<PanelBlock, Columns> histories, int step) {
        double[][] probabilities = new double[panel.blocks().size()][];
        for (int b = 0; b < probabilities.length; b++) {
            PanelBlock block = panel.blocks().get(b);
            probabilities[b] = new double[block.rows()];
            model.mean(histories.apply(block), step, probabilities[b]);
        }
        return probabilities;
    }

    List<ModelTerm> terms(String regime) {
        return model.terms(regime, variable);
    }
}
