package org.galcause.ingesttng.assembly;

import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;

/** What a reader hands over: measured values in the unit asked for, before floor and logarithm. Immutable by agreement (arrays are shared). */
public final class RawHistories {

    private final TimeGrid grid;
    private final List<Variable> variables;
    private final long[] ids;
    private final double[][][] values;
    private final List<String> notes;
    private final List<SelectionCount> counts;
    private final List<Path> inputs;

    /**
     * Takes over the arrays given; the caller must not write to them again.
     *
     * @param grid the times
     * @param variables as requested and in that order, the levels of categorical ones filled in (ascending)
     * @param ids one for each unit, all different, in any order
     * @param values by variable, step and unit; linear, in the variable's unit; a categorical value is the index of its level; missing is
     *     NaN. The steps of a constant variable may share one array
     * @param notes sentences for the log and the manifest (what was dropped, how many, why)
     * @param counts units after each step of the selection that the reader made itself
     * @param inputs the files that were read
     */
    public RawHistories(
            TimeGrid grid,
            List<Variable> variables,
            long[] ids,
            double[][][] values,
            List<String> notes,
            List<SelectionCount> counts,
            List<Path> inputs) {
        this.grid = grid;
        this.variables = List.copyOf(variables);
        this.ids = ids;
        this.values = values;
        this.notes = List.copyOf(notes);
        this.counts = List.copyOf(counts);
        this.inputs = List.copyOf(inputs);
    }

    /** The times. */
    public TimeGrid grid() {
        return grid;
    }

    /** The variables in the study's order. */
    public List<Variable> variables() {
        return variables;
    }

    /** How many units. */
    public int units() {
        return ids.length;
    }

    /** The id of a unit. */
    public long id(int unit) {
        return ids[unit];
    }

    /** One variable at one step, a value for each unit: linear, in the variable's unit; missing is NaN. Not to be written. */
    public double[] column(int variable, int step) {
        return values[variable][step];
    }

    /** The same of a variable by its name. */
    double[] column(String variable, int step) {
        return column(variables.stream().map(Variable::name).toList().indexOf(variable), step);
    }

    /** Sentences for the log and the manifest. */
    public List<String> notes() {
        return notes;
    }

    /** Units after each step of the selection that the reader made itself. */
    public List<SelectionCount> counts() {
        return counts;
    }

    /** The files that were read. */
    public List<Path> inputs() {
        return inputs;
    }
}
