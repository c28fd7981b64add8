package org.galcause.gformula.regime;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.model.ModelSpec;

/**
 * The rows of a treatment's model as weights take them from the study's models.
 *
 * <p>A condition such as {@code t > 0} is written there for simulations, which start from observed values. A ratio or density is needed at the first
 * time too, so a condition that leaves nobody at one of its times is not taken over; one that an estimator writes itself always holds.
 */
public final class InheritedRows {

    private InheritedRows() {}

    /**
     * What an estimator says, filled up with the study's model of the variable.
     *
     * @param own what the estimator says
     * @param studys the study's model
     * @param steps at which the model is needed
     */
    public static ModelSpec fill(ModelSpec own, ModelSpec studys, Panel panel, List<Integer> steps) {
        ModelSpec filled = own.orElse(studys);
        boolean inherited = own.rows().isEmpty() && studys.rows().isPresent();
        return inherited && !leavesSomebody(studys.rows().orElseThrow(), panel, steps)
                ? new ModelSpec(
                        filled.family(),
                        filled.learner(),
                        filled.formula(),
                        filled.fit(),
                        Optional.empty(),
                        filled.lower(),
                        filled.upper(),
                        filled.combined())
                : filled;
    }

    private static boolean leavesSomebody(Condition rows, Panel panel, List<Integer> steps) {
        ConditionEvaluator evaluator = new ConditionEvaluator(panel.schema());
        return steps.stream()
                .allMatch(step -> panel.any(b -> {
                    for (boolean holds : evaluator.test(rows, panel.blocks().get(b), step)) {
                        if (holds) {
                            return true;
                        }
                    }
                    return false;
                }));
    }
}
