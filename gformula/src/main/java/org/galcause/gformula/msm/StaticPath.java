package org.galcause.gformula.msm;

import java.util.Optional;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.PanelSchema;

/** The treatment path of a regime that asks the same of everybody. */
final class StaticPath {

    private final PanelSchema schema;

    StaticPath(PanelSchema schema) {
        this.schema = schema;
    }

    /**
     * The value at each step 0..step; NaN where the natural value is kept. Empty when what is done depends on covariates or on the natural
     * value.
     */
    Optional<double[]> of(Intervention intervention, int step) {
        double[] path = new double[step + 1];
        for (int s = 0; s <= step; s++) {
            Optional<Double> value = s < schema.grid().start() ? Optional.of(Double.NaN) : at(intervention, s);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            path[s] = value.get();
        }
        return Optional.of(path);
    }

    private Optional<Double> at(Intervention intervention, int step) {
        if (intervention instanceof Intervention.SetTo set) {
            return Optional.of(set.value());
        } else if (intervention instanceof Intervention.Path path) {
            return Optional.of(
                    step < path.valueByStep().size() ? path.valueByStep().get(step) : Double.NaN);
        } else if (intervention instanceof Intervention.NaturalCourse) {
            return Optional.of(Double.NaN);
        } else if (intervention instanceof Intervention.When when) {
            return holds(when.condition(), step).flatMap(yes -> at(yes ? when.then() : when.otherwise(), step));
        } else if (intervention instanceof Intervention.Window window) {
            double time = time(step);
            return window.from() <= time && time <= window.until()
                    ? at(window.inside(), step)
                    : Optional.of(Double.NaN);
        }
        return Optional.empty();
    }

    private double time(int step) {
        return schema.grid().at(step).time();
    }

    /** Whether a condition on time alone holds; empty when it reads anything else. */
    private Optional<Boolean> holds(Condition condition, int step) {
        if (condition instanceof Condition.Comparison comparison) {
            Optional<Double> left = number(comparison.left(), step);
            Optional<Double> right = number(comparison.right(), step);
            return left.flatMap(l -> right.map(r -> comparison.comparator().holds(l, r)));
        } else if (condition instanceof Condition.And and) {
            return holds(and.left(), step).flatMap(l -> holds(and.right(), step).map(r -> l && r));
        } else if (condition instanceof Condition.Or or) {
            return holds(or.left(), step).flatMap(l -> holds(or.right(), step).map(r -> l || r));
        } else if (condition instanceof Condition.Not not) {
            return holds(not.negated(), step).map(h -> !h);
        }
        return Optional.empty();
    }

    private Optional<Double> number(Condition.Side side, int step) {
        if (side instanceof Condition.Fixed fixed) {
            return Optional.of(fixed.value());
        }
        return side instanceof Condition.Quantity quantity && quantity.expression() instanceof Expression.Time
                ? Optional.of(time(step))
                : Optional.empty();
    }
}
