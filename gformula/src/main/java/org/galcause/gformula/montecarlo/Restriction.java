package org.galcause.gformula.montecarlo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.design.Reads;

/**
 * The rows that a variable's model speaks of: a subject outside them keeps the variable's last value, as between two visits (the carried
 * forward restrictions of McGrath et al. 2020).
 */
final class Restriction {

    private final PanelSchema schema;
    private final Condition condition;
    private final ConditionEvaluator evaluator;
    private final int variable;

    private Restriction(PanelSchema schema, Condition condition, int variable) {
        this.schema = schema;
        this.condition = condition;
        this.evaluator = new ConditionEvaluator(schema);
        this.variable = variable;
    }

    /**
     * That of a variable, if its model has one.
     *
     * @throws UserError when it reads what is not yet known when the variable is drawn
     */
    static Optional<Restriction> of(EstimationProblem problem, String variable) {
        PanelSchema schema = problem.schema();
        List<String> order = problem.estimand().order();
        Optional<Condition> rows = problem.model(variable).rows();
        rows.ifPresent(condition -> Reads.of(condition, schema, schema.grid().last(), (read, step) -> {
            String name = schema.variables().get(read).name();
            if (step == schema.grid().last() && order.indexOf(name) >= order.indexOf(variable)) {
                throw UserError.study("models." + variable + ".rows: \"" + condition.text() + "\" reads " + name
                        + " at the time itself, which comes after " + variable
                        + " is drawn; read " + name + "[t-1], or a variable that comes before");
            }
        }));
        return rows.map(condition -> new Restriction(schema, condition, schema.index(variable)));
    }

    /** Whether the model speaks of nobody at a step, whatever the histories are. */
    boolean excludesAll(int step) {
        Set<Integer> read = new HashSet<>();
        Reads.of(condition, schema, step, (variable, at) -> read.add(variable));
        return read.isEmpty() && !evaluator.test(condition, new NoHistories(), step)[0];
    }

    /** What it reads at a step. */
    void reads(int step, Reads reads) {
        Reads.of(condition, schema, step, reads);
        reads.value(variable, step - 1);
    }

    /** Puts the last value in place of what was drawn for those outside the rows. */
    void keep(Columns histories, int step, double[] drawn) {
        boolean[] holds = evaluator.test(condition, histories, step);
        double[] before = histories.column(variable, step - 1);
        for (int i = 0; i < holds.length; i++) {
            drawn[i] = holds[i] ? drawn[i] : before[i];
        }
    }

    /** One subject of whom nothing is known: enough for conditions on time alone. */
    private record NoHistories() implements Columns {
        @Override
        public int rows() {
            return 1;
        }

        @Override
        public double[] column(int variable, int step) {
            return new double[1];
        }
    }
}
