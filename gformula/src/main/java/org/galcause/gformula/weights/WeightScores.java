package org.galcause.gformula.weights;

import java.util.List;
import org.galcause.gformula.MarginalStructuralModel.Weights;

/** How the logarithms of the weights change with the parameters of all models that they rest on. Of the sample itself alone. */
public final class WeightScores {

    private final List<FactorScores> models;
    private final List<Integer> steps;
    private final Weights kind;

    WeightScores(List<FactorScores> models, List<Integer> steps, Weights kind) {
        this.models = List.copyOf(models);
        this.steps = List.copyOf(steps);
        this.kind = kind;
    }

    /** How many parameters all models have. */
    public int size() {
        return models.stream().mapToInt(FactorScores::size).sum();
    }

    /** Of a galaxy's weight of the outcome at a step. */
    public double[] gradient(int unit, int step) {
        double[] gradient = new double[size()];
        for (int s : steps) {
            if (kind == Weights.HISTORY ? s <= step : s == step) {
                int from = 0;
                for (FactorScores model : models) {
                    model.addGradient(unit, s, gradient, from);
                    from += model.size();
                }
            }
        }
        return gradient;
    }

    /** How far a galaxy moves the parameters. */
    public double[] influence(int unit) {
        double[] influence = new double[size()];
        int from = 0;
        for (FactorScores model : models) {
            model.influence(unit, influence, from);
            from += model.size();
        }
        return influence;
    }
}
