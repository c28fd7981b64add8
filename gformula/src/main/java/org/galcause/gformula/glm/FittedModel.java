package org.galcause.gformula.glm;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.result.ModelTerm;

/**
 * The fitted model of one variable at all times: one part for each set of steps that were fitted together.
 *
 * @param variable its name
 * @param schema variables and times
 * @param parts the first that holds a step serves it; the steps of one part may be served by another's rows (pooled)
 */
public record FittedModel(String variable, PanelSchema schema, List<Part> parts) {

    public FittedModel {
        parts = List.copyOf(parts);
    }

    /**
     * A distribution and when it serves.
     *
     * @param steps the steps that it serves
     * @param time the time it was fitted at, or NaN when pooled
     * @param model the distribution
     */
    public record Part(List<Integer> steps, double time, ConditionalModel model) {
        public Part {
            steps = List.copyOf(steps);
        }
    }

    /** The distribution at a step, if one was fitted. */
    public Optional<ConditionalModel> find(int step) {
        return parts.stream()
                .filter(part -> part.steps().contains(step))
                .map(Part::model)
                .findFirst();
    }

    /** The distribution at a step. */
    public ConditionalModel at(int step) {
        return find(step)
                .orElseThrow(() -> UserError.data("the model of " + variable + " has no fitted rows for time "
                        + schema.grid().at(step).label() + "; widen its rows, or use fit: pooled"));
    }

    /** The mean of each unit at a step. */
    public void mean(Columns histories, int step, double[] out) {
        at(step).mean(histories, step, out);
    }

    /** All coefficients as rows of {@code models.csv}, under a model name (the variable's, perhaps with a part). */
    public List<ModelTerm> terms(String regime, String model) {
        return parts.stream()
                .flatMap(part -> part.model().terms(regime, model, part.time()).stream())
                .toList();
    }
}
