package org.galcause.ingesttng.histories;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.FormulaSyntaxException;
import org.galcause.causalmodel.formula.References;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.VariableRequest;

/**
 * Which subhaloes are tracers: a condition on names at one snapshot. A name is a field, with its value as it stands in the file
 * ({@code SubhaloMassType[stars] >= 0.02}, code units), or a variable of the study, with its value in the variable's unit
 * ({@code stellar_mass >= 3e8}).
 *
 * @param text as written
 * @param operands what the names mean; none = every subhalo
 */
record TracerCondition(String text, List<Operand> operands) implements Serializable {

    /** Every subhalo. */
    static final TracerCondition ALL = new TracerCondition("all", List.of());

    private static final Pattern COMPONENT = Pattern.compile("([A-Za-z_]\\w*)\\s*\\[\\s*(?!t\\s*[-\\]])(\\w+)\\s*]");

    TracerCondition {
        operands = List.copyOf(operands);
    }

    /**
     * One name of the condition.
     *
     * @param name as the parsed condition calls it
     * @param field where its values come from
     * @param unit the unit in which they are compared; empty = as in the file
     */
    record Operand(String name, FieldReference field, String unit) implements Serializable {}

    /**
     * Reads a condition.
     *
     * @param variables variables of the study, which may stand in it
     * @throws UserError when it cannot be read, or a name is neither a field nor a variable measured from a field
     */
    static TracerCondition parse(String text, Map<String, VariableRequest> variables) {
        List<Operand> operands = new ArrayList<>();
        for (String name : names(parsed(text))) {
            operands.add(operand(name, variables));
        }
        if (operands.isEmpty()) {
            throw wrong(text, "it names no field");
        }
        return new TracerCondition(text, operands);
    }

    /**
     * For each subhalo whether it is a tracer.
     *
     * @param columns values of the operands, in their order
     */
    boolean[] test(List<double[]> columns) {
        List<Variable> variables = operands.stream()
                .map(operand -> Variable.continuous(operand.name()))
                .toList();
        PanelSchema schema = new PanelSchema(variables, TimeGrid.of(0));
        return new ConditionEvaluator(schema).test(parsed(text), new OneStep(columns), 0);
    }

    private static Operand operand(String name, Map<String, VariableRequest> variables) {
        VariableRequest declared = variables.get(name);
        if (declared == null) {
            int cut = name.indexOf(COMPONENT_MARK);
            String field =
                    cut < 0 ? name : name.substring(0, cut) + "[" + name.substring(cut + COMPONENT_MARK.length()) + "]";
            return new Operand(name, FieldReference.parse(field), "");
        }
        if (declared.measure() instanceof Measure.Field field) {
            return new Operand(
                    name,
                    FieldReference.parse(field.path()),
                    declared.variable().unit());
        }
        throw wrong(name, "this variable is not a field of the catalogue");
    }

    /** Stands for the brackets of a component inside a name, which the grammar of conditions keeps for times. */
    private static final String COMPONENT_MARK = "__component__";

    private static Condition parsed(String text) {
        try {
            return Condition.parse(COMPONENT.matcher(text).replaceAll("$1" + COMPONENT_MARK + "$2"));
        } catch (FormulaSyntaxException e) {
            throw wrong(text, String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> names(Condition condition) {
        Set<String> names = new LinkedHashSet<>();
        collect(condition, names);
        return names;
    }

    private static void collect(Condition condition, Set<String> names) {
        if (condition instanceof Condition.Comparison comparison) {
            collect(comparison.left(), names);
            collect(comparison.right(), names);
        } else if (condition instanceof Condition.And and) {
            collect(and.left(), names);
            collect(and.right(), names);
        } else if (condition instanceof Condition.Or or) {
            collect(or.left(), names);
            collect(or.right(), names);
        } else if (condition instanceof Condition.Not not) {
            collect(not.negated(), names);
        }
    }

    private static void collect(Condition.Side side, Set<String> names) {
        if (side instanceof Condition.Quantity quantity) {
            Expression expression = quantity.expression();
            Set<String> inside = References.of(expression);
            if (inside.isEmpty() || expression.text().contains("[")) {
                throw wrong(expression.text(), "tracers are chosen by their values at the same snapshot, not by times");
            }
            names.addAll(inside);
        }
    }

    private static UserError wrong(String text, String why) {
        return UserError.study(
                "tracers: \"" + text + "\": " + why
                        + "; write all, or a condition on fields such as \"SubhaloFlag == 1 and SubhaloMassType[stars] > 0.02\"");
    }

    /** The values of one snapshot. */
    private record OneStep(List<double[]> values) implements Columns {
        @Override
        public int rows() {
            return values.get(0).length;
        }

        @Override
        public double[] column(int variable, int step) {
            return values.get(variable);
        }
    }
}
