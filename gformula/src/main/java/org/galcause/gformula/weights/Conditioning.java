package org.galcause.gformula.weights;

import java.util.List;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.gformula.model.Learner;

/** What stands on the right-hand side of a treatment's model: past values, or a formula of the study. */
sealed interface Conditioning {

    /** The right-hand side at a step, for a parametric learner. */
    Formula formula(int step, PanelSchema schema, Learner learner);

    /** Whether nothing but an intercept is there. */
    boolean isEmpty();

    /** Main effects of past values. */
    record On(List<PastValue> values) implements Conditioning {
        public On {
            values = List.copyOf(values);
        }

        @Override
        public Formula formula(int step, PanelSchema schema, Learner learner) {
            return Formula.mainEffects(values.stream()
                    .map(value -> value.at(step, schema))
                    .map(value -> learner == Learner.SPLINE ? splined(value, schema) : value)
                    .toList());
        }

        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }
    }

    /** A formula, the same at every step. */
    record By(Formula formula) implements Conditioning {
        @Override
        public Formula formula(int step, PanelSchema schema, Learner learner) {
            return learner == Learner.SPLINE
                    ? Formula.mainEffects(formula.factors().stream()
                            .map(factor -> splined(factor, schema))
                            .toList())
                    : formula;
        }

        @Override
        public boolean isEmpty() {
            return formula.terms().isEmpty();
        }
    }

    /** A restricted cubic spline with four columns of a continuous variable's value; anything else as it is. */
    private static Expression splined(Expression factor, PanelSchema schema) {
        return factor instanceof Expression.Value value
                        && schema.variable(value.variable()).kind() == Kind.CONTINUOUS
                ? new Expression.Spline(value, List.of(), 4, Expression.Linear.INCLUDED)
                : factor;
    }
}
