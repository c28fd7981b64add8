package org.galcause.gformula;

import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.identification.Identified;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Target;
import org.galcause.gformula.model.ModelSpec;

/**
 * What an estimator is asked.
 *
 * @param panel the data
 * @param estimand the identified question: graph, order of variables, and what must be adjusted for at each step
 * @param targets the numbers wanted, by step, then by level or regime
 * @param models what the study says about the models of variables ({@code models:}), by variable; overrides of one estimator are merged in
 * @param seed the study's seed
 */
public record EstimationProblem(
        Panel panel, Identified estimand, List<Target> targets, Map<String, ModelSpec> models, long seed) {

    public EstimationProblem {
        targets = List.copyOf(targets);
        models = Map.copyOf(models);
    }

    /** The same asked of another panel of the same variables and times, such as a part of this one's. */
    public EstimationProblem on(Panel other) {
        return new EstimationProblem(other, estimand, targets, models, seed);
    }

    /** Variables and times. */
    public PanelSchema schema() {
        return panel.schema();
    }

    /** What the study says about a variable's model; empty when nothing. */
    public ModelSpec model(String variable) {
        return models.getOrDefault(variable, ModelSpec.empty());
    }
}
