package org.galcause.gformula.montecarlo;

import java.util.Arrays;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;

/** The histories of one block of subjects, written step by step; one regime's over the last one's. Not safe to share among threads. */
final class Histories implements Columns {

    private final int rows;
    private final boolean[] closed;
    private final boolean[] constant;
    private final double[][][] columns;
    private final double[][][] own;

    /**
     * Histories that start as some units.
     *
     * @param schema variables and times
     * @param subjects where values until the first time come from
     * @param units the units that the subjects start as
     */
    Histories(PanelSchema schema, Subjects subjects, int[] units, Outcomes outcomes) {
        this.rows = units.length;
        int steps = schema.steps();
        this.columns = new double[schema.variables().size()][steps][];
        this.own = new double[schema.variables().size()][steps][];
        this.closed = new boolean[columns.length];
        this.constant = new boolean[columns.length];
        double[] nothing = new double[rows];
        for (int v = 0; v < columns.length; v++) {
            closed[v] = outcomes.isEventVariable(v);
            constant[v] = schema.variables().get(v).timing() == Timing.CONSTANT;
            for (int step = 0; step < steps; step++) {
                if (outcomes.isEventVariable(v)) {
                    columns[v][step] = nothing;
                } else if (constant[v] && step > 0) {
                    columns[v][step] = columns[v][0];
                } else if (step <= schema.grid().start()) {
                    columns[v][step] = subjects.gather(units, v, step);
                }
            }
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public double[] column(int variable, int step) {
        return columns[variable][step];
    }

    /** Whether values of a variable are written at all; those of events are 0. */
    boolean isOpen(int variable) {
        return !closed[variable];
    }

    /** An array to write the next value of a variable at a step into; not yet part of the histories. */
    double[] blank(int variable, int step) {
        if (own[variable][step] == null) {
            own[variable][step] = new double[rows];
        }
        return own[variable][step];
    }

    /** From now on a variable's values at a step are these; at every step if it is constant. */
    void put(int variable, int step, double[] values) {
        columns[variable][step] = values;
        if (constant[variable]) {
            Arrays.fill(columns[variable], values);
        }
    }
}
