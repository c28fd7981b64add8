package org.galcause.causalmodel.identification;

import java.util.List;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;

/**
 * A question that the graph can answer: the estimand.
 *
 * @param question what is asked
 * @param graph what is assumed
 * @param schema what is measured
 * @param order the variables in their order within a time: contemporaneous arrows first, then the study's order, the outcome last
 * @param steps what must be adjusted for, for each step from the study's start to the last asked
 * @param notes what else the graph says, such as what plain regression would get wrong
 */
public record Identified(
        Question question,
        CausalGraph graph,
        PanelSchema schema,
        List<String> order,
        List<StepAdjustment> steps,
        List<String> notes)
        implements Identification {

    public Identified {
        order = List.copyOf(order);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** What must be adjusted for at a step. */
    public StepAdjustment at(int step) {
        return steps.stream().filter(s -> s.step() == step).findFirst().orElseThrow();
    }

    @Override
    public String explain() {
        return Explanation.of(this);
    }
}
