package org.galcause.gformula.montecarlo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.glm.FittedModel;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.model.Fit;

/**
 * The weights that make those not lost speak for all, where the study has a model of the loss: one over the fitted probability of not being
 * lost until the end of each interval (Chiu et al. 2023), 0 for who is lost in it.
 *
 * @param bySteps by step, then unit; empty where nobody is weighted
 * @param terms the model of the loss
 */
record Remaining(double[][] bySteps, List<ModelTerm> terms) {

    static Remaining of(EstimationProblem problem, ModelFitter fitter, int last) {
        Optional<Question.Censoring> modelled = problem.estimand()
                .question()
                .censoring()
                .filter(c -> problem.model(c.variable()).formula().isPresent()
                        && problem.schema().variable(c.variable()).kind() == Kind.BINARY);
        return modelled.map(censoring -> weighted(problem, fitter, censoring, last))
                .orElse(new Remaining(new double[0][], List.of()));
    }

    private static Remaining weighted(
            EstimationProblem problem, ModelFitter fitter, Question.Censoring censoring, int last) {
        int start = problem.schema().grid().start();
        String name = censoring.variable();
        FittedModel loss = fitter.fit(name, problem.model(name), Fit.POOLED, start, last);
        double[][] weights = new double[last + 1][problem.panel().units()];
        for (int step = start; step <= last; step++) {
            double[] before = step == start ? ones(problem.panel().units()) : weights[step - 1];
            fill(problem.panel(), loss, censoring, step, before, weights[step]);
        }
        return new Remaining(weights, loss.terms("", name));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void fill(
            Panel panel, FittedModel loss, Question.Censoring censoring, int step, double[] before, double[] weights) {
        int variable = panel.schema().index(censoring.variable());
        for (int b = 0; b < panel.blocks().size(); b++) {
            PanelBlock block = panel.blocks().get(b);
            double[] isOne = new double[block.rows()];
            loss.mean(block, step, isOne);
            double[] observed = block.column(variable, step);
            for (int row = 0; row < isOne.length; row++) {
                double lost = censoring.lost() == 1 ? isOne[row] : 1 - isOne[row];
                boolean gone = observed[row] == censoring.lost() || Double.isNaN(lost);
                int unit = panel.firstRow(b) + row;
                weights[unit] = gone ? 0 : before[unit] / (1 - lost);
            }
        }
    }
}
