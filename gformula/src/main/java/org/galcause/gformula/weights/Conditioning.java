package org.galcause.gformula.weights;

import java.util.List;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.PanelSchema;

/** What stands on the right-hand side of a treatment's model: past values, or a formula of the study. */
sealed interface Conditioning {

    /** The right-hand side at a step. */
    Formula formula(int step, PanelSchema schema);

    /** Whether nothing but an intercept is there. */
    boolean isEmpty();

    /** Main effects of past values. */
    record On(List<PastValue> values) implements Conditioning {
        public On {
            values = List.copyOf(values);
        }

        @Override
        public Formula formula(int step, PanelSchema schema) {
            return Formula.mainEffects(
                    values.stream().map(value -> value.at(step, schema)).toList());
        }

        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }
    }

    /** A formula, the same at every step. */
    record By(Formula formula) implements Conditioning {
        @Override
        public Formula formula(int step, PanelSchema schema) {
            return formula;
        }

        @Override
        public boolean isEmpty() {
            return formula.terms().isEmpty();
        }
    }
}
