package org.galcause.gformula.design;

import java.util.Map;
import org.galcause.causalmodel.panel.Columns;

/** Histories in which some variables are replaced: the observed ones with treatments set by a regime. */
public final class ReplacedColumns implements Columns {

    private final Columns base;
    private final Map<Integer, double[][]> byVariable;

    /**
     * @param base the histories
     * @param byVariable by variable, the new values by step; a null entry, or a step past the end, keeps the base's values
     */
    public ReplacedColumns(Columns base, Map<Integer, double[][]> byVariable) {
        this.base = base;
        this.byVariable = Map.copyOf(byVariable);
    }

    @Override
    public int rows() {
        return base.rows();
    }

    @Override
    public double[] column(int variable, int step) {
        double[][] replaced = byVariable.get(variable);
        return replaced != null && step < replaced.length && replaced[step] != null
                ? replaced[step]
                : base.column(variable, step);
    }
}
