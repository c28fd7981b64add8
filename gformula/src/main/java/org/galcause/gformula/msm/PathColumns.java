package org.galcause.gformula.msm;

import org.galcause.causalmodel.panel.Columns;

/** One unit that follows a path of one variable; nothing else is known of it. */
final class PathColumns implements Columns {

    private static final double[] UNKNOWN = {Double.NaN};

    private final int variable;
    private final double[] path;

    PathColumns(int variable, double[] path) {
        this.variable = variable;
        this.path = path;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public double[] column(int column, int step) {
        return column == variable && step < path.length ? new double[] {path[step]} : UNKNOWN;
    }
}
