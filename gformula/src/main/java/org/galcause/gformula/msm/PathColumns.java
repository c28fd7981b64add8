package org.galcause.gformula.msm;

import java.util.Map;
import org.galcause.causalmodel.panel.Columns;

/** One unit that follows paths of some variables; nothing else is known of it. */
final class PathColumns implements Columns {

    private static final double[] UNKNOWN = {Double.NaN};

    private final Map<Integer, double[]> paths;

    PathColumns(int variable, double[] path) {
        this(Map.of(variable, path));
    }

    /** @param paths by variable, then step */
    PathColumns(Map<Integer, double[]> paths) {
        this.paths = Map.copyOf(paths);
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public double[] column(int column, int step) {
        double[] path = paths.get(column);
        return path != null && step < path.length ? new double[] {path[step]} : UNKNOWN;
    }
}
