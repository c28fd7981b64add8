package org.galcause.gformula.glm;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;

/** A few units at one time, for regressions whose answer is known. */
final class SmallPanel {

    private final Panel panel;

    SmallPanel(List<Variable> variables, double[]... columns) {
        long[] ids = new long[columns[0].length];
        Arrays.setAll(ids, i -> i);
        this.panel = Panel.of(new PanelSchema(variables, TimeGrid.of(0)), ids, columns);
    }

    static SmallPanel continuous(List<String> names, double[]... columns) {
        return new SmallPanel(names.stream().map(Variable::continuous).toList(), columns);
    }

    Panel panel() {
        return panel;
    }

    Scope scope(String response) {
        return new Scope(panel.schema(), panel.schema().names(), response);
    }

    FitRows rows(String response, double... weights) {
        double[] counted = weights.length > 0 ? weights : ones();
        return new FitRows(
                panel, List.of(0), PanelValues.variable(panel, response), PanelValues.perUnit(panel, counted));
    }

    private double[] ones() {
        double[] ones = new double[panel.units()];
        Arrays.fill(ones, 1);
        return ones;
    }

    GlmFit fit(String response, String formula, Link link, double... weights) {
        return Glm.fit(
                response, Formula.parse(formula), scope(response), rows(response, weights), link, ResponseScale.NONE);
    }
}
