package org.galcause.ingesttng.tables;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.FormulaSyntaxException;
import org.galcause.causalmodel.formula.References;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;

/** A condition on the columns of a table, row by row. */
final class ConditionColumns {

    private final String text;
    private final Condition condition;
    private final Map<String, NumberColumn> columns = new LinkedHashMap<>();

    ConditionColumns(String text, TableContent content) {
        this.text = text;
        this.condition = parsed(text);
        Set<String> names = new LinkedHashSet<>();
        collect(condition, names);
        names.forEach(name -> columns.put(name, content.numbers(name)));
    }

    private static Condition parsed(String text) {
        try {
            return Condition.parse(text);
        } catch (FormulaSyntaxException wrong) {
            throw UserError.study("tracers: \"" + text + "\": " + wrong.getMessage());
        }
    }

    private void collect(Condition part, Set<String> names) {
        if (part instanceof Condition.And and) {
            collect(and.left(), names);
            collect(and.right(), names);
        } else if (part instanceof Condition.Or or) {
            collect(or.left(), names);
            collect(or.right(), names);
        } else if (part instanceof Condition.Not not) {
            collect(not.negated(), names);
        } else if (part instanceof Condition.Comparison comparison) {
            collect(comparison.left(), names);
            collect(comparison.right(), names);
        }
    }

    private void collect(Condition.Side side, Set<String> names) {
        if (side instanceof Condition.Quantity quantity) {
            Expression expression = quantity.expression();
            if (expression.text().indexOf('[') >= 0) {
                throw UserError.study(
                        "tracers: \"" + text + "\": " + expression.text()
                                + " looks at another time; a condition on tracers takes columns of the same row, such as \"flag == 1\".");
            }
            names.addAll(References.of(expression));
        }
    }

    /** Whether the condition holds in each of some rows. */
    boolean[] test(int[] rows, double time) {
        List<Variable> variables =
                columns.keySet().stream().map(Variable::continuous).toList();
        double[][] values = columns.values().stream()
                .map(column -> picked(column.values(), rows))
                .toArray(double[][]::new);
        PanelSchema schema = new PanelSchema(variables, TimeGrid.of(time));
        return new ConditionEvaluator(schema).test(condition, new PanelBlock(new long[rows.length], 1, values), 0);
    }

    private static double[] picked(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
