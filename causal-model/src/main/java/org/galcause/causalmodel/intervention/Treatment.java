package org.galcause.causalmodel.intervention;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;

/** Applies interventions to columns of histories. */
public final class Treatment {

    private final PanelSchema schema;
    private final ConditionEvaluator conditions;

    public Treatment(PanelSchema schema) {
        this.schema = schema;
        this.conditions = new ConditionEvaluator(schema);
    }

    /**
     * The value that each unit is given at {@code step}.
     *
     * @param intervention what is done
     * @param natural the natural values at this step; not written to
     * @param past the histories that conditions read: covariates up to this step, treatments before it
     */
    public double[] given(Intervention intervention, double[] natural, Columns past, int step) {
        int rows = past.rows();
        if (intervention instanceof Intervention.SetTo set) {
            return filled(rows, set.value());
        } else if (intervention instanceof Intervention.Path path) {
            return step < path.valueByStep().size()
                    ? filled(rows, path.valueByStep().get(step))
                    : natural;
        } else if (intervention instanceof Intervention.Shift shift) {
            return moved(natural, rows, value -> value + shift.by(), shift.within());
        } else if (intervention instanceof Intervention.Scale scale) {
            return moved(natural, rows, value -> value * scale.by(), scale.within());
        } else if (intervention instanceof Intervention.Floor floor) {
            return moved(natural, rows, value -> Math.max(value, floor.at()), Optional.empty());
        } else if (intervention instanceof Intervention.Cap cap) {
            return moved(natural, rows, value -> Math.min(value, cap.at()), Optional.empty());
        } else if (intervention instanceof Intervention.Between between) {
            return moved(
                    natural,
                    rows,
                    value -> Math.max(between.floor(), Math.min(between.cap(), value)),
                    Optional.empty());
        } else if (intervention instanceof Intervention.When when) {
            return when(when, natural, past, step);
        } else if (intervention instanceof Intervention.Window window) {
            double time = schema.grid().at(step).time();
            return window.from() <= time && time <= window.until()
                    ? given(window.inside(), natural, past, step)
                    : natural;
        }
        return natural;
    }

    private double[] when(Intervention.When when, double[] natural, Columns past, int step) {
        boolean[] holds = conditions.test(when.condition(), past, step);
        double[] then = given(when.then(), natural, past, step);
        double[] otherwise = given(when.otherwise(), natural, past, step);
        double[] out = new double[holds.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = holds[i] ? then[i] : otherwise[i];
        }
        return out;
    }

    private static double[] moved(
            double[] natural, int rows, DoubleUnaryOperator move, Optional<Intervention.Bound> within) {
        double[] out = new double[rows];
        for (int i = 0; i < rows; i++) {
            double value = move.applyAsDouble(natural[i]);
            out[i] = within.isEmpty() || within.get().holds(value) ? value : natural[i];
        }
        return out;
    }

    private static double[] filled(int rows, double value) {
        double[] out = new double[rows];
        Arrays.fill(out, value);
        return out;
    }
}
